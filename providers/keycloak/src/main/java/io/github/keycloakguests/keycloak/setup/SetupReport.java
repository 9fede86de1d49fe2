package io.github.keycloakguests.keycloak.setup;

import java.util.List;

/** What setting a realm up has made, and what was there before. */
public record SetupReport(List<String> created, List<String> present) {}
