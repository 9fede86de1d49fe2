package io.github.keycloakguests.password;

import io.github.keycloakguests.access.PasswordLife;

/** What guest types say about passwords. */
@FunctionalInterface
public interface PasswordPolicies {

    /** For how long those of guests of that type last; as in all of the realm where it says nothing or is gone. */
    PasswordLife of(String type);
}
