package io.github.keycloakguests.tests.realm;

import java.util.Map;

/**
 * An application that acts for itself.
 *
 * @param user the id of the user that Keycloak keeps for it
 */
public record ServiceAccount(String realmUrl, String clientId, String secret, String user) {

    /** An access token by the client credentials grant. */
    public String token() {
        return Tokens.of(Http.postForm(
                        realmUrl + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", clientId,
                                "client_secret", secret)))
                .accessToken();
    }
}
