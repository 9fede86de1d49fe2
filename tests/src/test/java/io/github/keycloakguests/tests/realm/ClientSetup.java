package io.github.keycloakguests.tests.realm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** An OIDC client that a test is about to make; public unless it has a secret or acts for itself. */
public final class ClientSetup {

    private static final String SECRET = "secret-of-the-service";

    private final TestRealm realm;
    private final ClientRepresentation client = new ClientRepresentation();
    private final List<ProtocolMapperRepresentation> mappers = new ArrayList<>();

    ClientSetup(TestRealm realm, String clientId) {
        this.realm = realm;
        client.setClientId(clientId);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setRedirectUris(List.of("http://" + clientId + ".test/*"));
    }

    /** The first one is what the client logs in with; without a call, {@code http://<clientId>.test/*}. */
    public ClientSetup redirectingTo(String... uris) {
        client.setRedirectUris(List.of(uris));
        return this;
    }

    public ClientSetup withDirectAccess() {
        client.setDirectAccessGrantsEnabled(true);
        return this;
    }

    /** Its access tokens say that they are meant for this audience. */
    public ClientSetup withAudience(String audience) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("audience " + audience);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of("included.custom.audience", audience, "access.token.claim", "true"));
        mappers.add(mapper);
        return this;
    }

    /** Makes it a confidential client, which logs in itself before it asks for anything. */
    public ClientSetup withSecret() {
        client.setPublicClient(false);
        client.setSecret(SECRET);
        return this;
    }

    /** Whatever else is to be set. */
    public ClientSetup having(Consumer<ClientRepresentation> settings) {
        settings.accept(client);
        return this;
    }

    /** Makes it a confidential client instead, which acts for itself. */
    public ServiceAccount createServiceAccount() {
        withSecret();
        client.setStandardFlowEnabled(false);
        client.setServiceAccountsEnabled(true);
        client.setProtocolMappers(mappers);
        String id = Created.id(realm.admin().clients().create(client));
        String user = realm.admin().clients().get(id).getServiceAccountUser().getId();
        return new ServiceAccount(realm.url(), client.getClientId(), SECRET, user);
    }

    public TestClient create() {
        client.setProtocolMappers(mappers);
        String id = Created.id(realm.admin().clients().create(client));
        String redirectUri = client.getRedirectUris().getFirst().replace("*", "callback");
        String secret = client.isPublicClient() ? "" : SECRET;
        return new TestClient(realm.url(), id, client.getClientId(), redirectUri, secret);
    }
}
