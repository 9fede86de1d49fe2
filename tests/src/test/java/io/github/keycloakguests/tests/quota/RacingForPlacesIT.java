package io.github.keycloakguests.tests.quota;

import io.github.keycloakguests.tests.KeycloakTest;
import org.junit.jupiter.api.Tag;

/** Whoever comes at the same moment to one server. */
@Tag("journey")
@KeycloakTest
class RacingForPlacesIT extends RacingForPlaces {}
