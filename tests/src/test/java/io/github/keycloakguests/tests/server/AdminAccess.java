package io.github.keycloakguests.tests.server;

import io.github.keycloakguests.tests.realm.Http;
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

    /** Whether the server gives tokens, which it needs its database for. */
    static boolean answers(String baseUrl) {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", SECRET);
        return Http.postForm(baseUrl + "/realms/master/protocol/openid-connect/token", form)
                        .status()
                == 200;
    }

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
