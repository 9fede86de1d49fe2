package io.github.keycloakguests.keycloak.ports;

import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.guest.Managers;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.space.Spaces;
import java.time.Clock;

/** Every port of one realm, as the composition root has filled it. */
public record RealmPorts(
        Spaces spaces,
        GuestTypes types,
        Invitations invitations,
        GuestAccounts accounts,
        Grants grants,
        Managers managers,
        Outbox outbox,
        Clock clock) {}
