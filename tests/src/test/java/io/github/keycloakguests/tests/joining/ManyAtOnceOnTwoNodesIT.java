package io.github.keycloakguests.tests.joining;

import io.github.keycloakguests.tests.KeycloakTest;
import org.junit.jupiter.api.Tag;

/** On two servers, which take turns. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class ManyAtOnceOnTwoNodesIT extends ManyAtOnce {}
