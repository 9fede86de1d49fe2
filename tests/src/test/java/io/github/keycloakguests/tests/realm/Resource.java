package io.github.keycloakguests.tests.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;

/** An application that asks the server about tokens which it was given. */
public final class Resource {

    private static final String SECRET = "resource-secret";

    private final TestRealm realm;
    private final String clientId;

    public Resource(TestRealm realm, String clientId) {
        this.realm = realm;
        this.clientId = clientId;
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setSecret(SECRET);
        client.setStandardFlowEnabled(false);
        realm.admin().clients().create(client).close();
    }

    public JsonNode userinfo(String accessToken) {
        return realm.call("GET", "/realms/{realm}/protocol/openid-connect/userinfo", accessToken)
                .json();
    }

    public JsonNode introspected(String accessToken) {
        return Http.postForm(
                        realm.url() + "/protocol/openid-connect/token/introspect",
                        Map.of("token", accessToken, "client_id", clientId, "client_secret", SECRET))
                .json();
    }
}
