package io.github.keycloakguests.tests.realm;

/** A user of a test realm, with the password that the test gave. */
public record TestUser(String id, String username, String password, String email) {}
