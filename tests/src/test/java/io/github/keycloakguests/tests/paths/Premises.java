package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.HomeRealm;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.authorization.PolicyEnforcementMode;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;

/** A realm in which every path is open: applications for each protocol, and other identity providers that guests come from. */
final class Premises implements AutoCloseable {

    static final String HOME = "home";
    static final String ASSERTING = "asserting";
    static final String SAML = "saml-app";

    private static final String TEN_MINUTES = "600";

    private final TestRealm realm;
    private final TestMail mail;
    private final TestRealm home;
    private final TestClient homePage;
    private final Guesthouse house;
    private final Acme acme;
    private final TestClient app;
    private final AssertingParty asserting;
    private int guests;

    Premises(TestRealm realm, TestMail mail) {
        this.realm = realm;
        this.mail = mail;
        realm.attribute("guests.sweep", "off");
        realm.attribute("parRequestUriLifespan", TEN_MINUTES);
        realm.change(it -> {
            it.setAccessTokenLifespan(3600);
            it.setAccessCodeLifespan(Integer.valueOf(TEN_MINUTES));
            it.setActionTokenGeneratedByUserLifespan(Integer.valueOf(TEN_MINUTES));
            it.setResetPasswordAllowed(true);
        });
        this.acme = new Acme(realm);
        this.house = new Guesthouse(realm).withPartners();
        this.home = TestRealm.create(realm.server(), mail);
        this.homePage = home.client("home-page").create();
        this.asserting = new AssertingParty();
        brokered();
        asserted();
        samlApp();
        this.app = oidcApp();
    }

    TestRealm realm() {
        return realm;
    }

    /** The application that may use every grant there is. */
    TestClient app() {
        return app;
    }

    AssertingParty asserting() {
        return asserting;
    }

    Guesthouse house() {
        return house;
    }

    TestMail mail() {
        return mail;
    }

    String space() {
        return acme.space();
    }

    /** Somebody for whom every path is open, as long as its access lasts. */
    TestUser guest(String name, Map<String, ?> terms) {
        String username = name + ++guests;
        Map<String, Object> all = new HashMap<>(terms);
        all.put("type", Guesthouse.PARTNER);
        TestUser guest = house.guest(username, space(), all);
        house.change(space(), guest, Map.of("mayInvite", true));
        realm.assignRealmRole(guest, "offline_access");
        TestUser there = home.createUser(username, guest.password(), guest.email());
        link(guest, HOME, there.id());
        link(guest, ASSERTING, guest.username());
        return guest;
    }

    /** Somebody's browser, logged in at home, which is another realm that this one trusts. */
    Visitor comingFromHome(TestUser guest) {
        Visitor visitor = new Visitor();
        visitor.signIn(visitor.openLogin(homePage, "openid"), guest).code();
        return visitor;
    }

    /** Somebody's browser, logged in here. */
    Visitor loggedIn(TestUser guest) {
        Visitor visitor = new Visitor();
        visitor.signIn(visitor.openLogin(app, "openid"), guest).code();
        return visitor;
    }

    /** What a login brings. */
    Tokens tokens(TestUser guest, String scope) {
        Visitor visitor = new Visitor();
        return app.exchange(visitor.signIn(visitor.openLogin(app, scope), guest).code());
    }

    @Override
    public void close() {
        home.close();
    }

    private TestClient oidcApp() {
        return realm.client("app-of-all-grants")
                .withSecret()
                .withDirectAccess()
                .withAudience("app-of-all-grants")
                .withAudience("guests")
                .having(it -> {
                    it.setImplicitFlowEnabled(true);
                    it.setServiceAccountsEnabled(true);
                    it.setAuthorizationServicesEnabled(true);
                    it.setAuthorizationSettings(oneOpenResource());
                    it.setAttributes(Map.of(
                            "standard.token.exchange.enabled", "true",
                            "oauth2.device.authorization.grant.enabled", "true",
                            "oidc.ciba.grant.enabled", "true",
                            "oauth2.jwt.authorization.grant.enabled", "true",
                            "oauth2.jwt.authorization.grant.idp", ASSERTING));
                })
                .create();
    }

    private static ResourceServerRepresentation oneOpenResource() {
        ResourceRepresentation resource = new ResourceRepresentation();
        resource.setName("garden");
        ResourceServerRepresentation server = new ResourceServerRepresentation();
        server.setPolicyEnforcementMode(PolicyEnforcementMode.PERMISSIVE);
        server.setResources(List.of(resource));
        return server;
    }

    private void samlApp() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(SAML);
        client.setProtocol("saml");
        client.setRedirectUris(List.of("http://saml.test/*"));
        client.setAttributes(Map.of(
                "saml.client.signature", "false",
                "saml.force.post.binding", "true",
                "saml.allow.ecp.flow", "true",
                "saml_assertion_consumer_url_post", "http://saml.test/acs",
                "saml_idp_initiated_sso_url_name", SAML));
        realm.admin().clients().create(client).close();
    }

    private void brokered() {
        identityProvider(HomeRealm.provider(HOME, home, realm));
    }

    private void asserted() {
        identityProvider(
                ASSERTING,
                "jwt-authorization-grant",
                Map.of(
                        "issuer",
                        AssertingParty.ISSUER,
                        "useJwksUrl",
                        "false",
                        "publicKeySignatureVerifier",
                        asserting.publicKey(),
                        "publicKeySignatureVerifierKeyId",
                        AssertingParty.KEY));
    }

    private void identityProvider(String alias, String provider, Map<String, String> config) {
        IdentityProviderRepresentation there = new IdentityProviderRepresentation();
        there.setAlias(alias);
        there.setProviderId(provider);
        there.setEnabled(true);
        there.setTrustEmail(true);
        there.setConfig(new HashMap<>(config));
        identityProvider(there);
    }

    private void identityProvider(IdentityProviderRepresentation there) {
        try (var response = realm.admin().identityProviders().create(there)) {
            if (response.getStatus() != 201) {
                throw new AssertionError(response.getStatus() + " " + response.readEntity(String.class));
            }
        }
    }

    private void link(TestUser guest, String provider, String subject) {
        FederatedIdentityRepresentation identity = new FederatedIdentityRepresentation();
        identity.setIdentityProvider(provider);
        identity.setUserId(subject);
        identity.setUserName(guest.username());
        realm.admin()
                .users()
                .get(guest.id())
                .addFederatedIdentity(provider, identity)
                .close();
    }
}
