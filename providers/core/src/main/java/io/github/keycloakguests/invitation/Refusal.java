package io.github.keycloakguests.invitation;

/** Why one address of an order was not invited. */
public enum Refusal {
    MALFORMED,
    /** Of a domain that the realm or the host takes no guests of. */
    DOMAIN_NOT_ALLOWED,
    DUPLICATE,
    ALREADY_INVITED,
    ALREADY_GUEST,
    /** A guest of this host already, and the guest type allows it no further space. */
    SPACES_LIMIT,
    QUOTA_EXHAUSTED
}
