package io.github.keycloakguests.space;

/** What guests are guests of: a Keycloak organization, or the realm itself where organizations are off. */
public record HostId(Kind kind, String value) {

    /** The two things that can be a host. */
    public enum Kind {
        ORGANIZATION,
        REALM
    }

    /** The space that is the host as a whole: it exists by itself, without being made. */
    public SpaceId wholeSpace() {
        return new SpaceId(value);
    }
}
