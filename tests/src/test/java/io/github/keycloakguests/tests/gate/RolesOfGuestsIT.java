package io.github.keycloakguests.tests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Created;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Roles by which a realm is administered, sneaked to guests. */
@KeycloakTest
class RolesOfGuestsIT {

    private static final String MANAGEMENT = "realm-management";

    /** Ways to a role. */
    enum Way {
        DIRECTLY,
        BY_GROUP,
        BY_COMPOSITE
    }

    private static Acme acme;
    private static Guesthouse house;
    private static TestClient app;
    private static TestClient light;
    private static TestClient narrow;
    private static int number;

    private TestRealm realm;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        app = realm.client("shop").withDirectAccess().create();
        light = realm.client("light")
                .having(it -> it.setAttributes(Map.of("client.use.lightweight.access.token.enabled", "true")))
                .create();
        narrow = realm.client("narrow")
                .having(it -> it.setFullScopeAllowed(false))
                .create();
        realm.change(it -> {
            it.setEventsEnabled(true);
            it.setEnabledEventTypes(List.of("LOGIN_ERROR", "CODE_TO_TOKEN_ERROR", "REFRESH_TOKEN_ERROR"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void areInNoTokenAndOpenNoDoorWhileItIsAGuest(Way way) {
        TestUser guest = house.guest("sneaky-" + ++number, acme.space());
        Visitor visitor = new Visitor();
        Tokens before = visitor.signIn(app, guest);
        Tokens lightBefore = new Visitor().signIn(light, guest);
        sneak(guest, way);

        WebPage page = visitor.openLogin(app, "openid");
        List<Answer> answers = new ArrayList<>(
                List.of(app.askToRefresh(before), app.askForTokens(guest), light.askToRefresh(lightBefore)));

        if (way == Way.BY_GROUP) {
            // A login does not read the groups; its code is good for nothing.
            answers.add(app.ask(Map.of(
                    "grant_type", "authorization_code", "code", page.code(), "redirect_uri", app.redirectUri())));
        } else {
            assertThat(page.redirect()).isEmpty();
            assertThat(page.text()).contains("Not open to guests like you");
        }
        assertThat(answers).allSatisfy(it -> {
            assertThat(it.status()).as(it.body()).isEqualTo(400);
            assertThat(it.json().path("error").asText()).isEqualTo("invalid_grant");
            assertThat(it.json().path("error_description").asText()).isEqualTo("Guests do not administer");
        });
        assertThat(realm.admin().getEvents(null, null, guest.id(), null, null, null, null, null))
                .filteredOn(it -> it.getError() != null)
                .extracting(EventRepresentation::getDetails)
                .hasSize(4)
                .allSatisfy(it -> assertThat(it).containsEntry("reason", "guest_administrator_role"));
    }

    @ParameterizedTest
    @EnumSource
    void areLeftOutWhereTheApplicationDoesNotHaveThemInScope(Way way) {
        TestUser guest = house.guest("scoped-" + ++number, acme.space());
        sneak(guest, way);

        Tokens tokens = new Visitor().signIn(narrow, guest);

        assertThat(tokens.claims().toString()).doesNotContain(MANAGEMENT);
        assertThat(users(tokens).status()).isEqualTo(403);
        assertThat(organizations(tokens).status()).isEqualTo(403);
    }

    @Test
    void areOfUseAgainToWhoeverIsNoGuestAnyMore() {
        TestUser guest = house.guest("former-" + ++number, acme.space());
        sneak(guest, Way.DIRECTLY);
        assertThat(app.askForTokens(guest).status()).isEqualTo(400);

        Api.done(Api.asAdministrator(realm).post("guests/" + guest.id() + "/convert", Map.of()));

        assertThat(users(app.tokens(guest)).status()).isEqualTo(200);
    }

    @Test
    void stayWithMembers() {
        TestUser member = house.member("member-" + ++number);
        sneak(member, Way.BY_GROUP);

        assertThat(users(app.tokens(member)).status()).isEqualTo(200);
        assertThat(organizations(new Visitor().signIn(light, member)).status()).isEqualTo(200);
    }

    private void sneak(TestUser user, Way way) {
        switch (way) {
            case DIRECTLY -> {
                realm.assignClientRole(user, MANAGEMENT, "view-users");
                realm.assignClientRole(user, MANAGEMENT, "manage-organizations");
            }
            case BY_GROUP -> {
                GroupRepresentation group = new GroupRepresentation();
                group.setName("of-" + user.username());
                String id = Created.id(realm.admin().groups().add(group));
                realm.admin()
                        .groups()
                        .group(id)
                        .roles()
                        .clientLevel(management())
                        .add(powers());
                realm.admin().users().get(user.id()).joinGroup(id);
            }
            case BY_COMPOSITE -> {
                String name = "helper-of-" + user.username();
                realm.admin().roles().create(new RoleRepresentation(name, null, false));
                realm.admin().roles().get(name).addComposites(powers());
                realm.assignRealmRole(user, name);
            }
        }
    }

    private List<RoleRepresentation> powers() {
        return Stream.of("view-users", "manage-organizations")
                .map(it -> realm.admin()
                        .clients()
                        .get(management())
                        .roles()
                        .get(it)
                        .toRepresentation())
                .toList();
    }

    private String management() {
        return realm.admin().clients().findByClientId(MANAGEMENT).getFirst().getId();
    }

    private Answer users(Tokens tokens) {
        return realm.call("GET", "/admin/realms/{realm}/users?max=1", tokens.accessToken());
    }

    private Answer organizations(Tokens tokens) {
        return realm.call("GET", "/admin/realms/{realm}/organizations", tokens.accessToken());
    }
}
