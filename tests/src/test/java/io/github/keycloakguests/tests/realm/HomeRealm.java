package io.github.keycloakguests.tests.realm;

import java.util.Map;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** A realm by whose accounts people come into another one. */
public final class HomeRealm {

    private HomeRealm() {}

    /** The identity provider that has the guests' realm ask the home of them, by OIDC. */
    public static IdentityProviderRepresentation provider(String alias, TestRealm home, TestRealm guests) {
        TestClient broker = home.client("guesthouse")
                .withSecret()
                .redirectingTo(guests.url() + "/broker/" + alias + "/endpoint")
                .create();
        String oidc = home.url() + "/protocol/openid-connect/";
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        provider.setConfig(Map.ofEntries(
                Map.entry("authorizationUrl", oidc + "auth"),
                Map.entry("tokenUrl", oidc + "token"),
                Map.entry("userInfoUrl", oidc + "userinfo"),
                Map.entry("jwksUrl", oidc + "certs"),
                Map.entry("useJwksUrl", "true"),
                Map.entry("validateSignature", "true"),
                Map.entry("issuer", home.url()),
                Map.entry("clientId", broker.clientId()),
                Map.entry("clientSecret", broker.secret()),
                Map.entry("clientAuthMethod", "client_secret_post"),
                Map.entry("defaultScope", "openid email profile")));
        return provider;
    }
}
