package io.github.keycloakguests.keycloak.reconcile;

/**
 * Something that is not as it should be.
 *
 * @param id of the user, host, space or grant that it is about; of what a set-up lacks, its name
 * @param mended whether it is as it should be now
 */
public record Mismatch(Kind kind, String id, boolean mended) {

    /** What there may be, in the order in which it is looked for: what is gone first, for the rest builds on it. */
    public enum Kind {
        /** A user is gone, and there are rows of it. */
        USER_GONE,
        /** An organization is gone, and there are rows of it. */
        HOST_GONE,
        /** The group behind a part of a host is gone. */
        SPACE_GONE,
        /** Something that guests need is not in the realm, or switched off; that is for its administrators to mend. */
        SETUP_INCOMPLETE,
        /** A guest does not bear the role by which the gate knows whom to look at. */
        ROLE_MISSING,
        /** A guest was taken out of its organization. */
        HOST_LEFT,
        /** A guest was taken out of the groups of a space, and its grant stands. */
        GROUP_MISSING,
        /** A guest is in the group of a space where its last grant has ended. */
        GROUP_KEPT,
        /** A guest has another verified address than the one that is written down. */
        ADDRESS_DIFFERS,
        /** Places were counted wrongly. */
        COUNTERS_DIFFER
    }
}
