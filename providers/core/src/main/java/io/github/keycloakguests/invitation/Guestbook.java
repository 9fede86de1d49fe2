package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.CutOff;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;

/** Where a guest's coming is written down: places, what follows from grants, Keycloak's groups, sessions, the trail. */
public record Guestbook(Places places, Seating seating, Memberships memberships, CutOff cutOff, Trail trail) {}
