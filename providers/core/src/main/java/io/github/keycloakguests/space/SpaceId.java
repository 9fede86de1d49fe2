package io.github.keycloakguests.space;

/** The key of a space, 1 to 36 characters; a host-wide space bears the id of its host. */
public record SpaceId(String value) {
    public SpaceId {
        if (value.isBlank() || value.length() > 36) {
            throw new IllegalArgumentException("not a space id");
        }
    }
}
