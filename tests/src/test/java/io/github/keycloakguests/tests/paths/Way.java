package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.realm.TestUser;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One way to something that Keycloak gives.
 *
 * @param label as the table calls it
 * @param preparing does everything but the last step, while the guest is let in; what it answers does that step, once,
 *     and says what came of it
 */
record Way(String label, Function<TestUser, Supplier<String>> preparing) {}
