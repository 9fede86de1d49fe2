package io.github.keycloakguests.invitation;

import java.util.Optional;
import java.util.UUID;

/** The key of an invitation; not a secret. */
public record InvitationId(String value) {

    private static final int LONGEST = 36;

    /** Reads what a stranger typed: 1 to 36 characters. */
    public static Optional<InvitationId> parse(String typed) {
        return typed.isBlank() || typed.length() > LONGEST ? Optional.empty() : Optional.of(new InvitationId(typed));
    }

    public static InvitationId fresh() {
        return new InvitationId(UUID.randomUUID().toString());
    }
}
