package io.github.keycloakguests.invitation;

/** Why one address of an order was not invited. */
public enum Refusal {
    MALFORMED,
    DUPLICATE,
    ALREADY_INVITED,
    ALREADY_GUEST
}
