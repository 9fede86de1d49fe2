package io.github.keycloakguests.tests.joining;

import io.github.keycloakguests.tests.KeycloakTest;
import org.junit.jupiter.api.Tag;

/** On one server. */
@Tag("journey")
@KeycloakTest
class ManyAtOnceIT extends ManyAtOnce {}
