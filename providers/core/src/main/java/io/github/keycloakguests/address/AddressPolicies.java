package io.github.keycloakguests.address;

/** What guest types say about another address. */
@FunctionalInterface
public interface AddressPolicies {

    /** Whether guests of that type may change theirs; as in all of the realm where it says nothing or is gone. */
    boolean changeable(String type);
}
