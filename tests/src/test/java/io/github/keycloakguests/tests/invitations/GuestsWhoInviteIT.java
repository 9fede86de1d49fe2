package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guests whom their grant lets invite others, or manage their space. */
@KeycloakTest
class GuestsWhoInviteIT {

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestMail mail;
    private Visitor visitor;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        realm.guestType("partner", Map.of("may-invite", "true", "manager", "true", "permissions", "read"));
        realm.guestType("lead", Map.of("may-invite", "true"));
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void inviteOthersAndAnswerForThem() {
        TestUser gail = inviting("gail@partner.test", Map.of("period", "P30D"));
        Api asGail = api(gail);

        String invitation = asGail.invited(acme.space(), "friend@partner.test");

        JsonNode shown = asGail.invitation(invitation);
        assertThat(shown.path("sponsor").asText()).isEqualTo(gail.id());
        assertThat(shown.path("type").asText()).isEqualTo("lead");
        assertThat(shown.path("permission").asText()).isEqualTo("read");
        assertThat(shown.path("mayInvite").asBoolean()).isFalse();
        assertThat(mail.await("friend@partner.test").subject()).startsWith("Ada Lovelace invites you");
        TestUser friend = joined("friend@partner.test");
        assertThat(Api.texts(asGail.shown("guests?space=" + acme.space()), "id"))
                .containsExactly(friend.id());
    }

    @Test
    void handOnNothingThatLastsLongerThanTheirOwn() {
        TestUser gina = inviting("gina@partner.test", Map.of("period", "P10D"));
        Api asGina = api(gina);

        asGina.invited(acme.space(), Map.of("to", "usual@partner.test"));
        asGina.invited(acme.space(), Map.of("to", "shorter@partner.test", "period", "P2D"));
        JsonNode usual = grant(joined("usual@partner.test"));
        JsonNode shorter = grant(joined("shorter@partner.test"));

        assertThat(usual.path("expiresAt").asText())
                .isEqualTo(grant(gina).path("expiresAt").asText());
        assertThat(Instant.parse(shorter.path("expiresAt").asText()))
                .isBefore(Instant.parse(grant(gina).path("expiresAt").asText()));
    }

    @ParameterizedTest
    @CsvSource({
        "type, guest, type_not_own",
        "permission, edit, permission_beyond_own",
        "period, P20D, period_beyond_own",
        "period, never, period_too_long",
        "mayInvite, true, powers_not_offered"
    })
    void offerNotMoreThanTheyHave(String field, String value, String error) {
        String address = (field + "-" + value).toLowerCase(Locale.ROOT) + "-greg@partner.test";
        TestUser greg = inviting(address, Map.of("period", "P10D", "permission", "read"));
        Object offered = value.equals("true") ? true : value;

        Answer answer = api(greg).invite(acme.space(), Map.of("to", "more@partner.test", field, offered));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void makeNobodyAManager() {
        Api asGeorge = api(inviting("george@partner.test", Map.of()));

        assertThat(asGeorge.invite(acme.space(), Map.of("to", "boss@partner.test", "manager", true))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void offerAsMuchAsTheyHave() {
        Api asGuy = api(inviting("guy@partner.test", Map.of("permission", "edit")));

        String invitation = asGuy.invited(acme.space(), Map.of("to", "equal@partner.test", "permission", "edit"))
                .getFirst();

        assertThat(asGuy.invitation(invitation).path("permission").asText()).isEqualTo("edit");
        assertThat(asGuy.patch("invitations/" + invitation, Map.of("mayInvite", true))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void doNotHandOnTheRightToInvite() {
        TestUser gus = inviting("gus@partner.test", Map.of());
        api(gus).invited(acme.space(), "second-hand@partner.test");
        TestUser second = joined("second-hand@partner.test");

        Answer inviting = api(second).invite(acme.space(), Map.of("to", "third-hand@partner.test"));
        Answer given = alice.put("grants/" + grant(second).path("id").asText(), Map.of("mayInvite", true));

        assertThat(inviting.status()).isEqualTo(403);
        assertThat(given.status()).isEqualTo(409);
        assertThat(Api.error(given)).isEqualTo("handed_on");
    }

    @Test
    void seeOnlyWhomTheyAnswerFor() {
        TestUser other = reception.guest("of-others@partner.test", Map.of());
        String invitation = alice.invited(acme.space(), "open-of-others@partner.test");
        String part = alice.part(acme.space(), "not-for-guests");
        Api asGrace = api(inviting("grace@partner.test", Map.of()));
        String own = asGrace.invited(acme.space(), "open-of-grace@partner.test");

        assertThat(Api.texts(asGrace.shown("spaces"), "id")).containsExactly(acme.space());
        assertThat(Api.texts(asGrace.shown("invitations"), "id")).containsExactly(own);
        assertThat(asGrace.shown("guests")).isEmpty();
        assertThat(asGrace.get("invitations/" + invitation).status()).isEqualTo(404);
        assertThat(asGrace.delete("invitations/" + invitation).status()).isEqualTo(404);
        assertThat(asGrace.get("guests/" + other.id()).status()).isEqualTo(404);
        assertThat(asGrace.post("guests/" + other.id() + "/suspend").status()).isEqualTo(404);
        assertThat(asGrace.get("spaces/" + part).status()).isEqualTo(404);
        assertThat(asGrace.get("spaces/" + acme.space() + "/quota").status()).isEqualTo(403);
        assertThat(asGrace.put("spaces/" + acme.space(), Map.of()).status()).isEqualTo(403);
    }

    @Test
    void runWhomTheyAnswerFor() {
        Api asGwen = api(inviting("gwen@partner.test", Map.of()));
        asGwen.invited(acme.space(), "of-gwen@partner.test");
        TestUser guest = joined("of-gwen@partner.test");

        assertThat(asGwen.post("guests/" + guest.id() + "/suspend").status()).isEqualTo(200);
        assertThat(asGwen.post("guests/" + guest.id() + "/resume").status()).isEqualTo(200);
        assertThat(asGwen.delete("guests/" + guest.id()).status()).isEqualTo(204);
        assertThat(alice.grants(guest.id())).isEmpty();
    }

    @Test
    void letNobodyInAnyMoreWhenTheyAreGoneThemselves() {
        TestUser gone = inviting("gone@partner.test", Map.of());
        api(gone).invited(acme.space(), "orphan@partner.test");
        String link = mail.await("orphan@partner.test").link("/guests/join/");

        alice.delete("guests/" + gone.id());
        WebPage page = visitor.submit(visitor.open(link), Reception.form("orphan@partner.test"));

        assertRefused(page, "orphan@partner.test");
    }

    @Test
    void letNobodyInWhileTheyAreSuspended() {
        TestUser paused = inviting("paused@partner.test", Map.of());
        api(paused).invited(acme.space(), "waiting@partner.test");
        String link = mail.await("waiting@partner.test").link("/guests/join/");
        alice.post("guests/" + paused.id() + "/suspend");

        WebPage refused = visitor.submit(visitor.open(link), Reception.form("waiting@partner.test"));
        assertRefused(refused, "waiting@partner.test");
        alice.post("guests/" + paused.id() + "/resume");

        assertThat(visitor.submit(visitor.open(link), Reception.form("waiting@partner.test"))
                        .redirect())
                .isPresent();
    }

    @Test
    void inviteNobodyAfterTheyMayNot() {
        TestUser glen = inviting("glen@partner.test", Map.of());
        Api asGlen = api(glen);
        asGlen.invited(acme.space(), "before@partner.test");
        String link = mail.await("before@partner.test").link("/guests/join/");

        Api.done(alice.put("grants/" + grant(glen).path("id").asText(), Map.of("mayInvite", false)));

        assertThat(asGlen.invite(acme.space(), Map.of("to", "after@partner.test"))
                        .status())
                .isEqualTo(403);
        assertRefused(visitor.submit(visitor.open(link), Reception.form("before@partner.test")), "before@partner.test");
    }

    @Test
    void inviteNobodyWithTokensThatOutliveTheirAccess() {
        TestUser late = inviting("late@partner.test", Map.of());
        Api asLate = api(late);

        alice.delete("guests/" + late.id());

        assertThat(asLate.invite(acme.space(), Map.of("to", "too-late@partner.test"))
                        .status())
                .isIn(401, 403);
    }

    @Test
    void manageTheirSpaceAndNoOther() {
        String part = alice.part(acme.space(), "led-by-a-guest");
        TestUser other = reception.guestOf(part, "led@partner.test", Map.of());
        TestUser mona = reception.guestOf(part, "mona@partner.test", Map.of("type", "partner", "manager", true));
        Api asMona = api(mona);

        assertThat(Api.texts(asMona.shown("spaces"), "id")).containsExactly(part);
        assertThat(Api.texts(asMona.shown("guests?space=" + part), "id"))
                .containsExactlyInAnyOrder(other.id(), mona.id());
        assertThat(asMona.post("guests/" + other.id() + "/suspend").status()).isEqualTo(200);
        assertThat(asMona.put("spaces/" + part, Map.of("description", "Led well"))
                        .status())
                .isEqualTo(200);
        assertThat(asMona.get("spaces/" + part + "/managers").status()).isEqualTo(200);
        assertThat(asMona.get("spaces/" + acme.space()).status()).isEqualTo(404);
        assertThat(asMona.post("spaces", Map.of("host", acme.space(), "name", "too-much"))
                        .status())
                .isIn(400, 403, 404);
        assertThat(asMona.delete("spaces/" + part).status()).isEqualTo(403);
    }

    @Test
    void haveNoPowersThatTheirTypeDoesNotOffer() {
        Answer inviter = alice.invite(acme.space(), Map.of("to", "plain@partner.test", "mayInvite", true));
        Answer manager =
                alice.invite(acme.space(), Map.of("to", "plain@partner.test", "type", "lead", "manager", true));

        assertThat(inviter.status()).isEqualTo(400);
        assertThat(Api.error(inviter)).isEqualTo("powers_not_offered");
        assertThat(inviter.json().path("field").asText()).isEqualTo("mayInvite");
        assertThat(Api.error(manager)).isEqualTo("powers_not_offered");
    }

    private void assertRefused(WebPage page, String address) {
        assertThat(page.status()).as(page.text()).isEqualTo(409);
        assertThat(reception.account(address)).isEmpty();
        assertThat(Api.texts(alice.shown("invitations?state=open&max=200"), "email"))
                .contains(address);
    }

    /** A guest of Acme who may invite. */
    private TestUser inviting(String address, Map<String, Object> more) {
        Map<String, Object> terms = new HashMap<>(more);
        terms.put("type", "lead");
        terms.put("mayInvite", true);
        return reception.guest(address, terms);
    }

    /** By an access token as applications get it, for guests may log in at a browser only. */
    private Api api(TestUser guest) {
        Tokens tokens = new Visitor().signIn(acme.console(), guest);
        return Api.bearing(tokens.accessToken(), realm);
    }

    private TestUser joined(String address) {
        Visitor stranger = new Visitor();
        WebPage page = stranger.open(mail.await(address).link("/guests/join/"));
        WebPage landed = stranger.submit(page, Reception.form(address));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        String id = reception.account(address).orElseThrow().getId();
        return new TestUser(id, address, Reception.PASSWORD, address);
    }

    private JsonNode grant(TestUser guest) {
        assertThat(alice.grants(guest.id())).hasSize(1);
        return alice.grants(guest.id()).getFirst();
    }
}
