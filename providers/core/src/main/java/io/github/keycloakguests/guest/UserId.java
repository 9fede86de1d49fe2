package io.github.keycloakguests.guest;

/** The key of a user of the realm, guest or member, 1 to 36 characters. */
public record UserId(String value) {
    public UserId {
        if (value.isBlank() || value.length() > 36) {
            throw new IllegalArgumentException("not a user id");
        }
    }
}
