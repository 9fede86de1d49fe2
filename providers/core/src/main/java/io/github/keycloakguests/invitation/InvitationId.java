package io.github.keycloakguests.invitation;

import java.util.UUID;

/** The key of an invitation; not a secret. */
public record InvitationId(String value) {

    public static InvitationId fresh() {
        return new InvitationId(UUID.randomUUID().toString());
    }
}
