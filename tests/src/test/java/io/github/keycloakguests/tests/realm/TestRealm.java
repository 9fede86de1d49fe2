package io.github.keycloakguests.tests.realm;

import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.server.TestServer;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm that lives as long as one test class. */
public final class TestRealm implements AutoCloseable {

    /** What each host of the realm may have, whatever its members: only tests of quotas want a bound. */
    private static final String ROOM = "100000";

    /** Keycloak's own way takes a tenth of a second for each password, which adds up to minutes of a run. */
    private static final String QUICK_HASHES = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private final TestServer server;
    private final String name;

    private TestRealm(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new realm in English and German with room for many guests, whose mail goes to the test's mail server. */
    public static TestRealm create(TestServer server, TestMail mail) {
        String name = "it-" + UUID.randomUUID().toString().substring(0, 8);
        server.exposeToServer(mail.port());
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        // A container sees the tests come from outside.
        realm.setSslRequired("none");
        realm.setPasswordPolicy(QUICK_HASHES);
        realm.setOrganizationsEnabled(true);
        realm.setInternationalizationEnabled(true);
        realm.setSupportedLocales(Set.of("en", "de"));
        realm.setDefaultLocale("en");
        Map<String, String> smtp = new HashMap<>();
        smtp.put("host", server.hostOfTestJvm());
        smtp.put("port", String.valueOf(mail.port()));
        smtp.put("from", "keycloak@example.org");
        realm.setSmtpServer(smtp);
        // Most tests are about something else than codes; those that are about them say so.
        realm.setAttributes(new HashMap<>(
                Map.of("guests.quota.base", ROOM, "guests.second-factor", "never", "guests.allowed-grants", "any")));
        server.admin().realms().create(realm);
        // Realm roles of the new realm are in no token that was given before.
        server.renewAdminToken();
        return new TestRealm(server, name);
    }

    /** The same realm, asked of another server: one node of the cluster that it is on. */
    public TestRealm at(TestServer other) {
        return new TestRealm(other, name);
    }

    public String name() {
        return name;
    }

    public TestServer server() {
        return server;
    }

    /** {@code <server>/realms/<name>}. */
    public String url() {
        return server.baseUrl() + "/realms/" + name;
    }

    /** Changes the realm's own settings. */
    public void change(Consumer<RealmRepresentation> changing) {
        RealmRepresentation realm = admin().toRepresentation();
        changing.accept(realm);
        admin().update(realm);
    }

    /** Sets one of the realm's attributes. */
    public void attribute(String key, String value) {
        attributes(it -> it.put(key, value));
    }

    /** Takes one of the realm's attributes away. */
    public void withoutAttribute(String key) {
        attributes(it -> it.remove(key));
    }

    private void attributes(Consumer<Map<String, String>> changing) {
        change(it -> {
            Map<String, String> attributes = new HashMap<>(it.getAttributesOrEmpty());
            changing.accept(attributes);
            it.setAttributes(attributes);
        });
    }

    public RealmResource admin() {
        return server.admin().realm(name);
    }

    /** Somebody with a verified address, {@code <username>@example.org}. */
    public TestUser createUser(String username, String password) {
        return createUser(username, password, username + "@example.org");
    }

    public TestUser createUser(String username, String password, String email) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(email);
        user.setEmailVerified(true);
        user.setFirstName(username);
        user.setLastName("Example");
        user.setEnabled(true);
        user.setCredentials(List.of(credential));
        return new TestUser(Created.id(admin().users().create(user)), username, password, email);
    }

    /** Answers its id. */
    public String createOrganization(String alias, String domain, String redirectUrl) {
        OrganizationRepresentation organization = new OrganizationRepresentation();
        organization.setName(alias);
        organization.setAlias(alias);
        organization.addDomain(new OrganizationDomainRepresentation(domain));
        organization.setRedirectUrl(redirectUrl);
        return Created.id(admin().organizations().create(organization));
    }

    public void addMember(String organizationId, TestUser user) {
        Created.id(admin().organizations().get(organizationId).members().addMember(user.id()));
    }

    /** Ends a membership of an organization. */
    public void removeMember(String organizationId, TestUser user) {
        try (Response response = admin().organizations()
                .get(organizationId)
                .members()
                .member(user.id())
                .delete()) {
            if (response.getStatus() != 204) {
                throw new AssertionError("not removed: " + response.getStatus());
            }
        }
    }

    public void removeOrganization(String id) {
        try (Response response = admin().organizations().get(id).delete()) {
            if (response.getStatus() != 204) {
                throw new AssertionError("not deleted: " + response.getStatus());
            }
        }
    }

    /** The user has to do that at its next login, such as {@code UPDATE_PASSWORD}. */
    public void requireAction(TestUser user, String action) {
        UserRepresentation changed = admin().users().get(user.id()).toRepresentation();
        changed.setRequiredActions(List.of(action));
        admin().users().get(user.id()).update(changed);
    }

    /** Whether the user can log in, and counts as a member. */
    public void enable(TestUser user, boolean enabled) {
        UserRepresentation changed = admin().users().get(user.id()).toRepresentation();
        changed.setEnabled(enabled);
        admin().users().get(user.id()).update(changed);
    }

    /** The groups of an organization. */
    public TestGroups groupsOf(String organizationId) {
        return TestGroups.ofOrganization(this, organizationId);
    }

    /** The groups of the realm itself. */
    public TestGroups groups() {
        return TestGroups.ofRealm(this);
    }

    /** Adds a guest type with these settings, such as {@code may-invite}; the others have their defaults. */
    public void guestType(String type, Map<String, String> settings) {
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName(type);
        component.setParentId(id());
        component.setProviderType("io.github.keycloakguests.keycloak.settings.GuestTypeProvider");
        component.setProviderId("guest-type");
        component.setConfig(new MultivaluedHashMap<>());
        settings.forEach(component.getConfig()::putSingle);
        Created.id(admin().components().add(component));
    }

    /** Begins an OIDC client. */
    public ClientSetup client(String clientId) {
        return new ClientSetup(this, clientId);
    }

    /** An access token by the password grant. */
    public String token(TestUser user, TestClient client) {
        return client.tokens(user).accessToken();
    }

    /** Gives a realm role, and makes it first if the realm has none of this name. */
    public void assignRealmRole(TestUser user, String role) {
        if (admin().roles().list(role, true).stream()
                .noneMatch(it -> it.getName().equals(role))) {
            admin().roles().create(new RoleRepresentation(role, null, false));
        }
        admin().users()
                .get(user.id())
                .roles()
                .realmLevel()
                .add(List.of(admin().roles().get(role).toRepresentation()));
    }

    /** Gives a role of one of Keycloak's own clients, such as {@code realm-management}. */
    public void assignClientRole(TestUser user, String clientId, String role) {
        String client = admin().clients().findByClientId(clientId).getFirst().getId();
        admin().users()
                .get(user.id())
                .roles()
                .clientLevel(client)
                .add(List.of(admin().clients().get(client).roles().get(role).toRepresentation()));
    }

    /** Calls for instance {@code GET /realms/{realm}/guests/invitations}; {@code {realm}} is this one's name. */
    public Answer call(String method, String path, String token) {
        return call(method, path, token, "");
    }

    /** The same with a JSON body: a string of JSON, or a map, list or record to be written so. The caller reads English. */
    public Answer call(String method, String path, String token, Object body) {
        String json = Json.write(body);
        HttpRequest.Builder request = Http.request(server.baseUrl() + path.replace("{realm}", name))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        request.header("Accept-Language", "en");
        return Answer.of(Http.send(request.build()));
    }

    /** Its key in tables. */
    public String id() {
        return admin().toRepresentation().getId();
    }

    @Override
    public void close() {
        server.renewAdminToken();
        admin().remove();
    }
}
