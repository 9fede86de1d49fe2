package io.github.keycloakguests.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.keycloakguests.demo.part.DemoFailure;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension asks of a realm, read in the realm's file. */
class DemoRealmTest {
    private static final String FILE = "realm-config/demo-realm.json";

    private final Map<String, Object> realm = read();

    @Test
    void keepsItsOrganizationsAndItsDoorClosed() {
        assertThat(realm)
                .containsEntry("realm", "demo")
                .containsEntry("organizationsEnabled", true)
                .containsEntry("registrationAllowed", false)
                .containsEntry("bruteForceProtected", true)
                .containsEntry("internationalizationEnabled", true)
                .containsEntry("supportedLocales", List.of("en", "de"))
                .doesNotContainKey("loginTheme");
    }

    @Test
    void knowsTheTwoRoles() {
        assertThat(things(object(realm, "roles"), "realm"))
                .extracting(role -> role.get("name"))
                .containsExactly("guest", "guest-manager");
    }

    @Test
    void givesEveryNewClientTheScopeOfGuestsBesidesKeycloaksOwn() {
        Map<String, Object> scope = named("clientScopes", "name", "guest");

        assertThat(object(scope, "attributes"))
                .containsEntry("include.in.token.scope", "false")
                .containsEntry("display.on.consent.screen", "false");
        assertThat(things(scope, "protocolMappers")).singleElement().satisfies(mapper -> {
            assertThat(mapper)
                    .containsEntry("name", "guest claims")
                    .containsEntry("protocolMapper", "guest-claims-mapper");
            assertThat(object(mapper, "config"))
                    .isEqualTo(Map.of(
                            "access.token.claim", "true",
                            "id.token.claim", "true",
                            "userinfo.token.claim", "true",
                            "introspection.token.claim", "true"));
        });
        assertThat(realm).containsEntry("defaultDefaultClientScopes", List.of("guest"));
        assertThat(object(realm, "attributes")).containsEntry("CreateDefaultClientScopes", "true");
        assertThat(things(realm, "clients")).noneMatch(client -> client.containsKey("defaultClientScopes"));
    }

    @Test
    void hasTheClientThatIsTheAudienceOfTheApi() {
        assertThat(client("guests"))
                .containsEntry("publicClient", true)
                .containsEntry("standardFlowEnabled", true)
                .containsEntry("directAccessGrantsEnabled", false)
                .containsEntry("serviceAccountsEnabled", false)
                .containsEntry("fullScopeAllowed", false)
                .containsEntry("rootUrl", "${authBaseUrl}")
                .containsEntry("redirectUris", List.of("/realms/demo/guests/welcome"));
        assertThat(object(client("guests"), "attributes")).containsEntry("pkce.code.challenge.method", "S256");
    }

    @Test
    void hasTheApplication() {
        assertThat(client("demo-app"))
                .containsEntry("publicClient", true)
                .containsEntry("directAccessGrantsEnabled", false)
                .containsEntry("redirectUris", List.of("${DEMO_APP_URL:http://localhost:8081}/callback"));
        assertThat(object(client("demo-app"), "attributes"))
                .containsEntry("pkce.code.challenge.method", "S256")
                .containsEntry("post.logout.redirect.uris", "${DEMO_APP_URL:http://localhost:8081}/");
    }

    @Test
    void letsTheCommandLineCallTheApi() {
        assertThat(client("demo-cli"))
                .containsEntry("publicClient", true)
                .containsEntry("standardFlowEnabled", false)
                .containsEntry("directAccessGrantsEnabled", true);
        assertThat(things(client("demo-cli"), "protocolMappers"))
                .singleElement()
                .satisfies(mapper -> {
                    assertThat(mapper).containsEntry("protocolMapper", "oidc-audience-mapper");
                    assertThat(object(mapper, "config"))
                            .containsEntry("included.client.audience", "guests")
                            .containsEntry("access.token.claim", "true");
                });
    }

    @ParameterizedTest
    @CsvSource({"guest-gate, Guest gate, 1", "guest-code, Guest code, 2", "guest-join, Guest join, 1100"})
    void enablesTheActionsOfGuests(String alias, String name, long priority) {
        assertThat(named("requiredActions", "alias", alias))
                .isEqualTo(Map.of(
                        "alias", alias,
                        "providerId", alias,
                        "name", name,
                        "enabled", true,
                        "defaultAction", false,
                        "priority", priority));
    }

    /** A realm that lists required actions gets these only (DefaultRequiredActions of Keycloak 26.7). */
    @ParameterizedTest
    @CsvSource({
        "TERMS_AND_CONDITIONS, false, 20",
        "UPDATE_PROFILE, true, 40",
        "VERIFY_EMAIL, true, 50",
        "CONFIGURE_TOTP, true, 54",
        "UPDATE_PASSWORD, true, 57",
        "delete_account, false, 60",
        "UPDATE_EMAIL, false, 70",
        "webauthn-register, true, 80",
        "webauthn-register-passwordless, true, 90",
        "VERIFY_PROFILE, true, 100",
        "delete_credential, true, 110",
        "idp_link, true, 120",
        "CONFIGURE_RECOVERY_AUTHN_CODES, true, 130",
        "update_user_locale, true, 1000"
    })
    void keepsKeycloaksOwnActions(String alias, boolean enabled, long priority) {
        assertThat(named("requiredActions", "alias", alias))
                .containsEntry("providerId", alias)
                .containsEntry("enabled", enabled)
                .containsEntry("defaultAction", false)
                .containsEntry("priority", priority);
    }

    @Test
    void knowsOneGuestType() {
        Map<String, Object> components = object(realm, "components");

        assertThat(components.keySet())
                .isEqualTo(Set.of("io.github.keycloakguests.keycloak.settings.GuestTypeProvider"));
        assertThat(things(components, "io.github.keycloakguests.keycloak.settings.GuestTypeProvider"))
                .containsExactly(Map.of(
                        "name",
                        "guest",
                        "providerId",
                        "guest-type",
                        "config",
                        Map.of(
                                "permissions", List.of("read, edit"),
                                "default-permission", List.of("read"),
                                "default-period", List.of("P90D"),
                                "longest-period", List.of("P365D"),
                                "invitation-validity", List.of("P7D"))));
    }

    @ParameterizedTest
    @CsvSource({"acme, Acme, acme.example, alice, bob", "globex, Globex, globex.example, gina, gus"})
    void hasTwoOrganizationsWithTwoMembersEach(
            String alias, String name, String domain, String manager, String member) {
        Map<String, Object> organization = named("organizations", "alias", alias);

        assertThat(organization)
                .containsEntry("name", name)
                .containsEntry("redirectUrl", "${DEMO_HOME_URL:http://localhost:8081/start}");
        assertThat(things(organization, "domains"))
                .extracting(entry -> entry.get("name"))
                .containsExactly(domain);
        assertThat(things(organization, "members"))
                .extracting(entry -> entry.get("username"))
                .containsExactly(manager, member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob", "gina", "gus"})
    void letsItsUsersLogInWithoutFurtherSteps(String name) {
        Map<String, Object> user = named("users", "username", name);

        assertThat(user)
                .containsKeys("email", "firstName", "lastName")
                .containsEntry("enabled", true)
                .containsEntry("emailVerified", true)
                .containsEntry("realmRoles", List.of("default-roles-demo"));
        assertThat(things(user, "credentials"))
                .containsExactly(Map.of("type", "password", "value", name + "-demo", "temporary", false));
    }

    @Test
    void sendsItsMailToWhereTheStartSays() {
        assertThat(object(realm, "smtpServer"))
                .containsEntry("host", "${DEMO_SMTP_HOST:localhost}")
                .containsEntry("port", "${DEMO_SMTP_PORT:2525}");
    }

    @Test
    void tellsTheIdsOfWhatItNames() throws IOException {
        DemoRealm demo = DemoRealm.read(RepositoryFiles.path(FILE));

        assertThat(demo.organization("acme"))
                .isEqualTo(named("organizations", "alias", "acme").get("id"));
        assertThat(demo.user("gina"))
                .isEqualTo(named("users", "username", "gina").get("id"));
        assertThatThrownBy(() -> demo.user("nobody")).isInstanceOf(DemoFailure.class);
    }

    private Map<String, Object> client(String id) {
        return named("clients", "clientId", id);
    }

    private Map<String, Object> named(String list, String key, String value) {
        List<Map<String, Object>> found = things(realm, list).stream()
                .filter(thing -> value.equals(thing.get(key)))
                .toList();
        assertThat(found).as("%s with %s %s", list, key, value).hasSize(1);
        return found.get(0);
    }

    private static List<Map<String, Object>> things(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return Stream.ofNullable(parent.get(key))
                .flatMap(list -> ((List<?>) list).stream())
                .map(DemoRealmTest::object)
                .toList();
    }

    private static Map<String, Object> object(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return object(parent.get(key));
    }

    @SuppressWarnings("unchecked") // What JSON calls an object has strings for keys.
    private static Map<String, Object> object(@Nullable Object json) {
        assertThat(json).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static Map<String, Object> read() {
        try {
            return JSONObjectUtils.parse(RepositoryFiles.text(FILE));
        } catch (ParseException e) {
            throw new AssertionError(FILE + " is not JSON", e);
        }
    }
}
