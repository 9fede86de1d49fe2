package io.github.keycloakguests.invitation;

/** What became of the wish to send an invitation's mail again. */
public enum ResendOutcome {
    QUEUED,
    NOT_OPEN,
    TOO_SOON,
    TOO_OFTEN
}
