package io.github.keycloakguests.otp;

/** What guest types say about codes. */
@FunctionalInterface
public interface CodePolicies {

    /** That of the type of that name; what it leaves open, and all of it where there is no such type, is the realm's. */
    CodePolicy of(String type);
}
