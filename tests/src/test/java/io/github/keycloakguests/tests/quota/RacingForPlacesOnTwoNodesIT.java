package io.github.keycloakguests.tests.quota;

import io.github.keycloakguests.tests.KeycloakTest;
import org.junit.jupiter.api.Tag;

/** Whoever comes at the same moment to two servers, which take turns. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class RacingForPlacesOnTwoNodesIT extends RacingForPlaces {}
