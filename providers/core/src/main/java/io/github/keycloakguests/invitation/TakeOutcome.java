package io.github.keycloakguests.invitation;

/** What became of the wish to accept an invitation. */
public enum TakeOutcome {
    TAKEN,
    /** It was taken, revoked or edited meanwhile, or is past its end. */
    NOT_OPEN,
    /** The host has no place for another guest at the moment; the invitation stays open. */
    NO_PLACE,
    /** Whoever accepts is in as many spaces as its guest type allows; the invitation stays open. */
    SPACES_LIMIT,
    /** A guest offered it, whose own access is over, or does not let it invite any more. */
    SPONSOR_GONE
}
