package io.github.keycloakguests.tests.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What came between our rows and Keycloak's is found, and mended or told. */
@KeycloakTest
class ReconcilingIT {

    private static int hosts;

    private TestRealm around;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;

    private TestRealm realm;
    private Acme acme;
    private Reception reception;
    private Sql sql;
    private TestUser guest;

    @BeforeEach
    void someRealm() {
        realm = TestRealm.create(around.server(), mail);
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        sql = new Sql(realm);
        guest = reception.guest("ada" + ++hosts + "@partner.test", Map.of());
    }

    @AfterEach
    void realmGone() {
        realm.close();
    }

    @Test
    void findsNothingWhereAllIsWell() {
        TestGroups groups = realm.groupsOf(acme.space());
        String part = api().part(acme.space(), "part");
        groups.make(part, "edit");
        reception.guestOf(part, "bea@partner.test", Map.of("permission", "edit"));
        reception.guestOf(part, "cleo@partner.test", Map.of("period", "P1D"));
        Api.done(api().post("guests/" + guest.id() + "/suspend"));
        TestUser member = reception.guestOf(part, "dora@partner.test", Map.of());
        Api.done(api().post("guests/" + member.id() + "/convert", Map.of("host", acme.space())));
        api().invited(acme.space(), Map.of("to", "eve@partner.test"));
        clock.advance(Duration.ofDays(2));

        assertThat(mismatches()).isEmpty();
    }

    @Test
    void givesBackTheRoleByWhichTheGateKnowsItsGuests() {
        realm.admin().roles().deleteRole("guest");
        Api.done(api().post("setup/apply"));
        Api.done(api().post("guests/" + guest.id() + "/suspend"));
        assertThat(logIn().redirect()).as("nobody looks at it").isPresent();

        assertThat(mismatches()).containsExactly(tuple("role_missing", guest.id(), true));

        assertThat(logIn().status()).isEqualTo(403);
        assertThat(mismatches()).isEmpty();
    }

    @Test
    void hasTheGroupsFollowTheGrant() {
        TestGroups groups = realm.groupsOf(acme.space());
        String part = api().part(acme.space(), "part");
        String level = groups.make(part, "edit");
        TestUser bea = reception.guestOf(part, "bea@partner.test", Map.of("permission", "edit"));
        String grant = grantOf(bea);
        groups.remove(part, bea.id());
        groups.remove(level, bea.id());

        assertThat(mismatches()).containsExactly(tuple("group_missing", grant, true));
        assertThat(groups.members(part)).contains(bea.id());
        assertThat(groups.members(level)).contains(bea.id());

        groups.remove(level, bea.id());
        assertThat(mismatches()).containsExactly(tuple("group_missing", grant, true));
        assertThat(groups.members(level)).contains(bea.id());
    }

    @Test
    void takesAGuestOutOfTheGroupWhereItsGrantHasEnded() {
        TestGroups groups = realm.groupsOf(acme.space());
        String part = api().part(acme.space(), "part");
        String level = groups.make(part, "edit");
        TestUser bea = reception.guestOf(part, "bea@partner.test", Map.of("permission", "edit"));
        String grant = grantOf(bea);
        reception.guestOf(acme.space(), "stays@partner.test", Map.of());
        api().delete("grants/" + grant);
        realm.addMember(acme.space(), bea);
        groups.add(part, bea.id());
        groups.add(level, bea.id());

        assertThat(mismatches()).containsExactly(tuple("group_kept", grant, true));

        assertThat(groups.members(part)).doesNotContain(bea.id());
        assertThat(groups.members(level)).doesNotContain(bea.id());
        assertThat(mismatches()).isEmpty();
    }

    @Test
    void takesAGuestOutOfTheGroupWhereItsTimeIsOver() {
        TestGroups groups = realm.groupsOf(acme.space());
        String part = api().part(acme.space(), "part");
        TestUser bea = reception.guestOf(part, "bea@partner.test", Map.of("period", "P1D"));
        clock.advance(Duration.ofDays(2));
        Eventually.answered(() -> groups.members(part), List::isEmpty);
        realm.addMember(acme.space(), bea);
        groups.add(part, bea.id());

        assertThat(mismatches()).containsExactly(tuple("group_kept", grantOf(bea), true));

        assertThat(groups.members(part)).isEmpty();
    }

    @Test
    void followsTheAddress() {
        sql.change("update GUESTS_ACCOUNT set EMAIL = 'before@partner.test' where USER_ID = '" + guest.id() + "'");

        assertThat(mismatches()).containsExactly(tuple("address_differs", guest.id(), true));

        assertThat(tables.rows("GUESTS_ACCOUNT", "USER_ID", guest.id())
                        .getFirst()
                        .path("EMAIL")
                        .asText())
                .isEqualTo(guest.email());
        assertThat(mismatches()).isEmpty();
    }

    @Test
    void countsPlacesAnew() {
        reception.invite("open@partner.test");
        sql.change("update GUESTS_QUOTA set USED = 7, RESERVED = 5 where HOST_ID = '" + acme.space() + "'");

        assertThat(mismatches()).containsExactly(tuple("counters_differ", acme.space(), true));

        assertThat(api().quota(acme.space()).path("used").asInt()).isEqualTo(1);
        assertThat(api().quota(acme.space()).path("reserved").asInt()).isEqualTo(1);
        assertThat(mismatches()).isEmpty();
    }

    @Test
    void tellsWhatTheSetUpLacksAndLeavesItToAdministrators() {
        RequiredActionProviderRepresentation gate = realm.admin().flows().getRequiredAction("guest-gate");
        gate.setEnabled(false);
        realm.admin().flows().updateRequiredAction("guest-gate", gate);

        assertThat(mismatches()).containsExactly(tuple("setup_incomplete", "required action guest-gate", false));
        assertThat(realm.admin().flows().getRequiredAction("guest-gate").isEnabled())
                .isFalse();
    }

    @Test
    void keepsWhatOnlyCannotBeSeenNow() {
        realm.change(it -> it.setOrganizationsEnabled(false));
        assertThat(mismatches()).isEmpty();
        realm.change(it -> it.setOrganizationsEnabled(true));

        String federated = "f:store:" + guest.email();
        for (String table : List.of("GUESTS_ACCOUNT", "GUESTS_GRANT", "GUESTS_STAY")) {
            assertThat(sql.change("update " + table + " set USER_ID = '" + federated + "' where USER_ID = '"
                            + guest.id() + "'"))
                    .isPositive();
        }
        assertThat(mismatches()).as("its store may be back tomorrow").isEmpty();
        assertThat(tables.rows("GUESTS_GRANT", "USER_ID", federated)).hasSize(1);
    }

    @Test
    void makesNothingOfAnEditWithEmptyAttributes() {
        UserRepresentation user = realm.admin().users().get(guest.id()).toRepresentation();
        user.setAttributes(Map.of());
        realm.admin().users().get(guest.id()).update(user);

        assertThat(mismatches()).isEmpty();
        assertThat(logIn().redirect()).isPresent();
    }

    @Test
    void comesBackAgainAndAgainForAllRealms() {
        String gone = UUID.randomUUID().toString();
        sql.change("insert into GUESTS_QUOTA (HOST_ID, REALM_ID, HOST_KIND, USED, RESERVED, MEMBERS, MEMBERS_AT)"
                + " values ('" + UUID.randomUUID() + "', '" + gone + "', 'ORGANIZATION', 1, 0, 0, 0)");
        sql.change("update GUESTS_QUOTA set USED = 7 where HOST_ID = '" + acme.space() + "'");

        assertThat(Http.send(Http.request(realm.server().baseUrl() + "/realms/master/probe/background/guests-reconcile")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(204);

        assertThat(tables.count(gone)).isEmpty();
        assertThat(tables.rows("GUESTS_QUOTA", "HOST_ID", acme.space())
                        .getFirst()
                        .path("USED")
                        .asInt())
                .isEqualTo(1);
    }

    private Api api() {
        return Api.asAdministrator(realm);
    }

    private List<Tuple> mismatches() {
        JsonNode found = Api.done(api().post("reconcile"));
        assertThat(found.path("more").asBoolean()).isFalse();
        return found.path("mismatches")
                .valueStream()
                .map(it -> tuple(
                        it.path("kind").asText(),
                        it.path("id").asText(),
                        it.path("mended").asBoolean()))
                .toList();
    }

    private String grantOf(TestUser user) {
        return tables.rows("GUESTS_GRANT", "USER_ID", user.id())
                .getFirst()
                .path("ID")
                .asText();
    }

    private WebPage logIn() {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(acme.app(), "openid"), guest);
    }
}
