package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;

/** Who is offered what, where, and who answers for it. */
public record Offer(HostId host, SpaceId space, Recipient to, Terms terms, Wording wording, UserId sponsor) {}
