package io.github.keycloakguests.invitation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The key of an invitation; not a secret. */
public record InvitationId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,36}");

    /** Reads what a stranger typed: 1 to 36 letters, digits and dashes. Databases fail when asked for some others. */
    public static Optional<InvitationId> parse(String typed) {
        return SHAPE.matcher(typed).matches() ? Optional.of(new InvitationId(typed)) : Optional.empty();
    }

    public static InvitationId fresh() {
        return new InvitationId(UUID.randomUUID().toString());
    }
}
