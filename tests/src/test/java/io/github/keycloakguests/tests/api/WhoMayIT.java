package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those are told who may not, beyond the table of {@code WhoMayDoWhatIT}. */
@KeycloakTest
class WhoMayIT {

    private static Acme acme;
    private static String invitation;
    private static TestUser member;
    private static TestUser stranger;
    private static String strangersSpace;
    private static TestUser hiddenGuest;
    private static String hiddenGrant;
    private static Guesthouse house;
    private static String heraldsSpace;

    private TestRealm realm;

    @BeforeAll
    static void acmeAndAnotherOrganization(TestRealm realm) {
        acme = new Acme(realm);
        invitation = acme.inviteOne("invited@who.test");
        member = realm.createUser("member", "member-secret");
        realm.addMember(acme.space(), member);
        stranger = realm.createUser("stranger", "stranger-secret");
        strangersSpace = realm.createOrganization("elsewhere", "elsewhere.test", Acme.APP);
        acme.appoint(stranger, strangersSpace);
        house = new Guesthouse(realm).withPartners();
        heraldsSpace = house.part(acme.space(), "heralds", Map.of("type", Guesthouse.PARTNER));
        hiddenGuest = house.guest("hidden", acme.space());
        hiddenGrant = house.grantIdAt(acme.space(), hiddenGuest);
    }

    @Test
    void tellsWhoBringsNoGoodTokenThatOneIsNeeded() {
        assertAllAnswer(Api.bearing("", realm), 401, "unauthenticated");
        assertAllAnswer(Api.bearing("garbage", realm), 401, "unauthenticated");
        assertAllAnswer(Api.bearing("a.b.c", realm), 401, "unauthenticated");
    }

    @Test
    void takesNoTokenPastItsEnd(TestClock clock) {
        Api alice = Api.as(acme.alice(), acme, realm);
        assertThat(alice.get("spaces").status()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));

        assertAllAnswer(alice, 401, "unauthenticated");
    }

    @Test
    void showsManagersOfAnotherOrganizationNothing() {
        Api manager = Api.as(stranger, acme, realm);

        assertAllOfOneAnswer(manager, acme.space(), invitation, 404, "not_found");
        assertAllOfOneAnswer(manager, "no-such-space", "no-such-invitation", 404, "not_found");
        assertThat(manager.get("invitations?space=" + acme.space()).status()).isEqualTo(404);
        assertThat(manager.get("invitations?max=200").json()).isEmpty();
        assertThat(Api.texts(manager.get("spaces").json(), "id")).containsExactly(strangersSpace);
    }

    @Test
    void saysTheSameOfWhatIsHiddenAndOfWhatIsNot() {
        Api manager = Api.as(stranger, acme, realm);

        assertThat(manager.get("spaces/" + acme.space()).body())
                .isEqualTo(manager.get("spaces/00000000-0000-0000-0000-000000000000")
                        .body());
        assertThat(manager.get("invitations/" + invitation).body())
                .isEqualTo(manager.get("invitations/00000000-0000-0000-0000-000000000000")
                        .body());
        assertThat(manager.get("guests/" + hiddenGuest.id()).body())
                .isEqualTo(manager.get("guests/00000000-0000-0000-0000-000000000000")
                        .body());
        assertThat(manager.get("guests/" + hiddenGuest.id()).body())
                .isEqualTo(manager.get("guests/" + member.id()).body());
        assertThat(manager.delete("grants/" + hiddenGrant).body())
                .isEqualTo(manager.delete("grants/00000000-0000-0000-0000-000000000000")
                        .body());
        assertThat(manager.post("guests/" + hiddenGuest.id() + "/suspend").body())
                .isEqualTo(manager.post("guests/00000000-0000-0000-0000-000000000000/suspend")
                        .body());
    }

    /** By a grant alone a guest gets rights: neither by a role, nor by what it held before it was one. */
    @Test
    void tellsGuestsThatTheyMayNotWhateverElseTheyHold() {
        TestUser guest = house.member("was-manager");
        acme.appoint(guest, acme.space());
        Api.done(
                Api.asAdministrator(realm).post("members/" + guest.id() + "/convert", Map.of("space", strangersSpace)));
        realm.assignRealmRole(guest, "guest-manager");
        String token = realm.token(guest, acme.console());
        realm.assignClientRole(guest, "realm-management", "manage-users");

        assertAllAnswer(Api.bearing(token, realm), 403, "forbidden");
    }

    @Test
    void appointsNoGuests() {
        TestUser guest = house.guest("to-appoint", acme.space());
        Api administrator = Api.asAdministrator(realm);

        assertAnswers(administrator.put("spaces/" + acme.space() + "/managers/" + guest.id()), 409, "is_guest");
        assertAnswers(administrator.put("spaces/" + acme.space() + "/inviters/" + guest.id()), 409, "is_guest");
        assertAnswers(administrator.put("managers/" + guest.id()), 409, "is_guest");
        assertAnswers(administrator.put("inviters/" + guest.id()), 409, "is_guest");
    }

    @Test
    void stopsServingGuestsWhosePowerIsTaken() {
        TestUser guest = herald("taken", "P1D");
        Api api = Api.as(guest, acme, realm);
        assertThat(api.get("spaces/" + heraldsSpace).status()).isEqualTo(200);

        house.change(heraldsSpace, guest, Map.of("mayInvite", false));

        assertAnswers(api.get("spaces/" + heraldsSpace), 403, "forbidden");
    }

    /** Its token may be good for nothing any more, too. */
    @Test
    void stopsServingGuestsWhoAreSuspended() {
        TestUser guest = herald("suspended", "P1D");
        Api api = Api.as(guest, acme, realm);
        assertThat(api.get("spaces/" + heraldsSpace).status()).isEqualTo(200);

        house.suspend(guest);

        assertThat(api.get("spaces/" + heraldsSpace).status()).isIn(401, 403);
    }

    /** Its token ends with its access. */
    @Test
    void stopsServingGuestsAtTheEndOfTheirAccess(TestClock clock) {
        Api api = Api.as(herald("ending", "PT2M"), acme, realm);
        assertThat(api.get("spaces/" + heraldsSpace).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(3));

        assertAnswers(api.get("spaces/" + heraldsSpace), 401, "unauthenticated");
    }

    /** A guest who may invite. */
    private static TestUser herald(String name, String period) {
        TestUser guest = house.guest(name, heraldsSpace, Map.of("type", Guesthouse.PARTNER, "period", period));
        house.change(heraldsSpace, guest, Map.of("mayInvite", true));
        return guest;
    }

    @Test
    void stopsServingWhoWasDismissed() {
        TestUser former = realm.createUser("former", "former-secret");
        acme.appoint(former, acme.space());
        Api api = Api.as(former, acme, realm);
        assertThat(api.get("spaces").status()).isEqualTo(200);

        Api.asAdministrator(realm).delete("spaces/" + acme.space() + "/managers/" + former.id());

        assertAllAnswer(api, 403, "forbidden");
    }

    @Test
    void keepsTheRouteOfAdministratorsToAdministrators() {
        String token = realm.token(acme.alice(), acme.console());
        Api api = new Api(realm, "/admin/realms/{realm}/guests/", () -> token);

        assertThat(api.get("spaces").status()).isEqualTo(403);
        assertThat(api.get("invitations").status()).isEqualTo(403);
        assertThat(api.post("setup/apply").status()).isEqualTo(403);
        assertThat(api.get("guests").status()).isEqualTo(403);
        assertThat(api.put("spaces/" + acme.space() + "/managers/" + member.id())
                        .status())
                .isEqualTo(403);
        assertThat(new Api(realm, "/admin/realms/{realm}/guests/", () -> "")
                        .get("spaces")
                        .status())
                .isEqualTo(401);
    }

    private static void assertAllAnswer(Api caller, int status, String error) {
        assertAnswers(caller.get("spaces"), status, error);
        assertAnswers(caller.get("invitations"), status, error);
        assertAnswers(caller.get("guests"), status, error);
        assertAnswers(caller.get("types"), status, error);
        assertAllOfOneAnswer(caller, acme.space(), invitation, status, error);
    }

    private static void assertAllOfOneAnswer(Api caller, String space, String id, int status, String error) {
        assertAnswers(caller.get("spaces/" + space), status, error);
        assertAnswers(caller.invite(space, Map.of("to", "nobody@who.test")), status, error);
        assertAnswers(caller.get("invitations/" + id), status, error);
        assertAnswers(caller.post("invitations/" + id + "/resend"), status, error);
        assertAnswers(caller.delete("invitations/" + id), status, error);
    }

    private static void assertAnswers(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("errorMessage").asText())
                .as(answer.body())
                .isNotEmpty();
    }
}
