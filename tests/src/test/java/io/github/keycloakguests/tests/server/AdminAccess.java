package io.github.keycloakguests.tests.server;

import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** The service account that a test server makes at its first start: its tokens cost no password hashing. */
final class AdminAccess {

    private static final String CLIENT = "harness";
    private static final String SECRET = "throw-away";

    static final Map<String, String> ENVIRONMENT =
            Map.of("KC_BOOTSTRAP_ADMIN_CLIENT_ID", CLIENT, "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", SECRET);

    private AdminAccess() {}

    static Keycloak to(String baseUrl) {
        return KeycloakBuilder.builder()
                .serverUrl(baseUrl)
                .realm("master")
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(CLIENT)
                .clientSecret(SECRET)
                .build();
    }
}
