package io.github.keycloakguests.tests.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers are told about themselves. */
@KeycloakTest
class AboutMeIT {

    private static final int RUNS = 5;

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static String marketing;
    private static String sales;
    private static String globex;

    private TestRealm realm;
    private TestClock clock;
    private Statements statements;
    private Api alice;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
        globex = reception.neighbour("globex");
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void tellsAMemberWithoutRightsThatThereIsNothing() {
        TestUser member = house.member("nobody");

        JsonNode me = me(member);

        assertThat(me.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "name", "guest", "canManage", "canInvite", "endingSoon", "endingWithinDays", "grants");
        assertThat(me.path("id").asText()).isEqualTo(member.id());
        assertThat(me.path("name").asText()).isEqualTo("nobody Example");
        assertRights(me, false, false, false);
        assertThat(me.path("endingSoon").asInt()).isZero();
        assertThat(me.path("endingWithinDays").asInt()).isEqualTo(14);
        assertThat(me.path("grants")).isEmpty();
    }

    @Test
    void tellsWhoManagesAndWhoInvites() {
        TestUser manager = house.member("part-manager");
        acme.appoint(manager, marketing);
        TestUser byRole = house.member("by-role");
        realm.assignRealmRole(byRole, "guest-manager");
        TestUser everywhere = house.member("realm-inviter");
        assertThat(Api.asAdministrator(realm).put("inviters/" + everywhere.id()).status())
                .isEqualTo(204);

        assertRights(alice.shown("me"), false, true, true);
        assertRights(me(manager), false, true, true);
        assertRights(me(byRole), false, true, true);
        assertRights(me(acme.inviter("ina")), false, false, true);
        assertRights(me(everywhere), false, false, true);
    }

    @Test
    void tellsGuestsWhatTheirGrantsLetThemDo() {
        TestUser plain = house.guest("plain", marketing);
        TestUser inviting = house.guest("inviting", marketing, Map.of("type", Guesthouse.PARTNER));
        house.change(marketing, inviting, Map.of("mayInvite", true));
        TestUser managing = house.guest("managing", marketing, Map.of("type", Guesthouse.PARTNER));
        house.change(marketing, managing, Map.of("manager", true));

        assertRights(asGuest(plain).shown("me"), true, false, false);
        assertRights(asGuest(inviting).shown("me"), true, false, true);
        assertRights(asGuest(managing).shown("me"), true, true, true);
    }

    @Test
    void tellsAdministratorsToo() {
        JsonNode me = Api.asAdministrator(realm).shown("me");
        TestUser viewer = house.member("viewer");
        realm.assignClientRole(viewer, "realm-management", "view-users");
        Api viewers = new Api(realm, "/admin/realms/{realm}/guests/", () -> realm.token(viewer, acme.console()));

        assertRights(me, false, true, true);
        assertThat(me.path("name").asText()).isNotEmpty();
        assertThat(me.path("grants")).isEmpty();
        assertRights(viewers.shown("me"), false, false, false);
    }

    @Test
    void isForBearersOfTokensForThisApiOnly() {
        TestUser member = house.member("elsewhere");
        String meantForOthers =
                realm.token(member, realm.client("other-app").withDirectAccess().create());

        for (String token : List.of("", meantForOthers)) {
            Answer answer = Api.bearing(token, realm).get("me");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(Api.error(answer)).isEqualTo("unauthenticated");
        }
    }

    @Test
    void showsAGuestItsGrants() {
        TestUser guest = house.guest("holder", acme.space(), Map.of("permission", "edit", "period", "P30D"));
        house.granted(guest, marketing, Map.of("period", "P1D"));
        house.granted(guest, sales, Map.of());
        joinGlobex(guest);
        assertThat(alice.delete("grants/" + house.grantIdAt(sales, guest)).status())
                .isEqualTo(204);
        clock.advance(Duration.ofDays(2));

        JsonNode grants = asGuest(guest).shown("me").path("grants");

        assertThat(Api.texts(grants, "space")).containsExactlyInAnyOrder(acme.space(), marketing, globex);
        JsonNode whole = at(acme.space(), grants);
        assertThat(whole.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "host",
                        "hostName",
                        "organization",
                        "space",
                        "spaceName",
                        "permission",
                        "startsAt",
                        "expiresAt",
                        "state",
                        "mayInvite",
                        "manager");
        assertThat(whole.path("id").asText()).isEqualTo(house.grantIdAt(acme.space(), guest));
        assertThat(whole.path("permission").asText()).isEqualTo("edit");
        assertThat(whole.path("state").asText()).isEqualTo("active");
        assertThat(Instant.parse(whole.path("expiresAt").asText()))
                .isAfter(Instant.parse(whole.path("startsAt").asText()).plus(Duration.ofDays(29)));
        JsonNode part = at(marketing, grants);
        assertThat(part.path("host").asText()).isEqualTo(acme.space());
        assertThat(part.path("hostName").asText()).isEqualTo("acme");
        assertThat(part.path("organization").asText()).isEqualTo("acme");
        assertThat(part.path("spaceName").asText()).isEqualTo("marketing");
        assertThat(part.path("state").asText()).isEqualTo("expired");
        assertThat(at(globex, grants).path("organization").asText()).isEqualTo("globex");
    }

    @Test
    void showsASuspendedGrantToWhoHasAnother() {
        TestUser guest = house.guest("half", acme.space());
        joinGlobex(guest);
        TestUser gina = house.member("gina");
        realm.addMember(globex, gina);
        acme.appoint(gina, globex);
        Api.done(Api.as(gina, acme, realm).post("guests/" + guest.id() + "/suspend"));

        JsonNode grants = asGuest(guest).shown("me").path("grants");

        assertThat(at(globex, grants).path("state").asText()).isEqualTo("suspended");
        assertThat(at(acme.space(), grants).path("state").asText()).isEqualTo("active");
    }

    @Test
    void showsAMemberWhereItIsAGuest() {
        TestUser member = house.member("member-of-globex");
        realm.addMember(globex, member);
        reception.join(new Visitor(), reception.invite(member.email()), member);

        JsonNode me = me(member);

        assertThat(me.path("guest").asBoolean()).isFalse();
        assertThat(Api.texts(me.path("grants"), "space")).containsExactly(acme.space());
    }

    @Test
    void countsTheGuestsWhoseAccessEndsWithinFourteenDays() {
        String soon = house.part(acme.space(), "soon");
        TestUser mia = house.member("mia");
        acme.appoint(mia, soon);
        int before = alice.shown("me").path("endingSoon").asInt();
        house.guest("soon-13", soon, Map.of("period", "P13D"));
        house.guest("soon-14", soon, Map.of("period", "P14D"));
        house.guest("soon-15", soon, Map.of("period", "P15D"));
        TestUser longer = house.guest("soon-longer", soon, Map.of("period", "P5D"));
        house.granted(longer, sales, Map.of("period", "P60D"));
        TestUser suspended = house.guest("soon-suspended", soon, Map.of("period", "P5D"));
        house.suspend(suspended);
        house.remove(house.guest("soon-removed", soon, Map.of("period", "P5D")));

        assertThat(alice.shown("me").path("endingSoon").asInt()).isEqualTo(before + 3);
        assertThat(me(mia).path("endingSoon").asInt()).isEqualTo(4);
        clock.advance(Duration.ofDays(13).plusMinutes(1));
        assertThat(me(mia).path("endingSoon").asInt()).isEqualTo(2);
        assertThat(asGuest(house.guest("soon-to-itself", marketing, Map.of("period", "P5D")))
                        .shown("me")
                        .path("endingSoon")
                        .asInt())
                .isZero();
    }

    @Test
    void costsTheSameHoweverMuchThereIsToTell() {
        TestUser one = house.guest("cost-one", acme.space());
        TestUser many = house.guest("cost-many", acme.space());
        IntStream.range(0, 8).forEach(it -> house.granted(many, house.part(acme.space(), "cost" + it), Map.of()));
        Api few = asGuest(one);
        Api lot = asGuest(many);

        long least = least(few);
        assertThat(least(lot)).isEqualTo(least).isLessThanOrEqualTo(6);
        long before = least(alice);
        IntStream.range(0, 10).forEach(it -> house.guest("cost-ending" + it, sales, Map.of("period", "P3D")));
        assertThat(least(alice)).isEqualTo(before).isLessThanOrEqualTo(8);
    }

    private long least(Api caller) {
        caller.shown("me");
        long least = IntStream.range(0, RUNS)
                .mapToLong(run -> statements.during(() -> caller.shown("me")))
                .min()
                .orElseThrow();
        System.out.printf("Statements: GET me: %d%n", least);
        return least;
    }

    private static void joinGlobex(TestUser guest) {
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);
    }

    private JsonNode me(TestUser user) {
        return Api.as(user, acme, realm).shown("me");
    }

    private Api asGuest(TestUser guest) {
        return Api.bearing(new Visitor().signIn(acme.console(), guest).accessToken(), realm);
    }

    private static JsonNode at(String space, JsonNode grants) {
        for (JsonNode grant : grants) {
            if (grant.path("space").asText().equals(space)) {
                return grant;
            }
        }
        throw new AssertionError("no grant at " + space + " among " + grants);
    }

    private static void assertRights(JsonNode me, boolean guest, boolean canManage, boolean canInvite) {
        assertThat(me.path("guest").asBoolean()).as(me.toString()).isEqualTo(guest);
        assertThat(me.path("canManage").asBoolean()).as(me.toString()).isEqualTo(canManage);
        assertThat(me.path("canInvite").asBoolean()).as(me.toString()).isEqualTo(canInvite);
    }
}
