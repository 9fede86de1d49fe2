package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invitations that are changed after their mail went out. */
@KeycloakTest
class EditingIT {

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;
    private Visitor visitor;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void offerTheirNewTermsByTheirOldLink() {
        Letter letter = reception.invite("terms@partner.test");

        JsonNode edited = Api.done(alice.patch(
                "invitations/" + letter.invitation(),
                Map.of(
                        "permission",
                        "edit",
                        "period",
                        "P3D",
                        "homeUrl",
                        "http://app.test/new",
                        "message",
                        "Now more")));

        assertThat(edited.path("id").asText()).isEqualTo(letter.invitation());
        assertThat(edited.has("replaces")).isFalse();
        assertThat(visitor.open(letter.link()).text()).contains("Now more");
        assertThat(reception.signUp(visitor, letter).redirect().orElseThrow()).hasToString("http://app.test/new");
        JsonNode grant = grants(letter.address()).getFirst();
        assertThat(grant.path("permission").asText()).isEqualTo("edit");
        assertThat(grant.path("period").asText()).isEqualTo("P3D");
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", letter.address()).stream()
                        .filter(it -> it.path("KIND").asText().equals("INVITATION")))
                .hasSize(1);
    }

    @Test
    void liveAsLongAsTheEditSays() {
        Letter letter = reception.invite("longer@partner.test", Map.of("validity", "P1D"));
        clock.advance(Duration.ofHours(20));
        logIn();

        Instant before = clock.now();
        JsonNode edited = Api.done(alice.patch("invitations/" + letter.invitation(), Map.of("validity", "P2D")));

        assertThat(Instant.parse(edited.path("expiresAt").asText()))
                .isBetween(before.plus(Duration.ofDays(2)), clock.now().plus(Duration.ofDays(2)));
        clock.advance(Duration.ofHours(40));
        assertThat(visitor.open(letter.link()).status()).isEqualTo(200);
    }

    @Test
    void keepWhatTheEditDoesNotName() {
        Letter letter = reception.invite(
                "kept@partner.test", Map.of("permission", "edit", "period", "P5D", "message", "Kept", "locale", "de"));
        JsonNode before = alice.invitation(letter.invitation());

        JsonNode after = Api.done(alice.patch("invitations/" + letter.invitation(), Map.of("subject", "Only this")));

        assertThat(after.path("subject").asText()).isEqualTo("Only this");
        assertThat(List.of("email", "type", "permission", "period", "message", "locale", "expiresAt", "createdAt"))
                .allSatisfy(it -> assertThat(after.path(it)).as(it).isEqualTo(before.path(it)));
    }

    @Test
    void forgetWhatTheEditTakesBack() {
        Letter letter = reception.invite(
                "forgotten@partner.test",
                Map.of(
                        "permission", "edit",
                        "period", "P5D",
                        "message", "Gone",
                        "homeUrl", "http://app.test/gone"));

        JsonNode edited = Api.done(alice.patch(
                "invitations/" + letter.invitation(),
                "{\"permission\": null, \"period\": null, \"message\": null, \"homeUrl\": null}"));

        assertThat(edited.path("permission").asText()).isEqualTo("read");
        assertThat(edited.path("period").asText()).isEqualTo("P90D");
        assertThat(edited.has("message") || edited.has("homeUrl")).isFalse();
    }

    @Test
    void areReplacedForAnotherAddress() {
        Letter letter = reception.invite("wrong@partner.test", Map.of("permission", "edit", "message", "Hello"));

        JsonNode replacing =
                Api.done(alice.patch("invitations/" + letter.invitation(), Map.of("email", "right@partner.test")));

        assertThat(replacing.path("id").asText()).isNotEqualTo(letter.invitation());
        assertThat(replacing.path("replaces").asText()).isEqualTo(letter.invitation());
        assertThat(replacing.path("permission").asText()).isEqualTo("edit");
        assertThat(replacing.path("message").asText()).isEqualTo("Hello");
        assertThat(reception.state(letter)).isEqualTo("revoked");
        assertThat(visitor.open(letter.link()).status()).isEqualTo(410);
        String link = mail.await("right@partner.test").link("/guests/join/");
        assertThat(visitor.submit(visitor.open(link), Reception.form("right@partner.test"))
                        .redirect())
                .isPresent();
    }

    @Test
    void areReplacedEvenWhenAllPlacesAreTaken() {
        String host = reception.neighbour("full");
        Api administrator = Api.asAdministrator(realm);
        Api.done(administrator.put("spaces/" + host + "/quota", Map.of("base", 1)));
        Letter letter = reception.inviteTo(host, "last@partner.test", Map.of());

        Answer answer = alice.patch("invitations/" + letter.invitation(), Map.of("email", "other-last@partner.test"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(alice.quota(host).path("reserved").asLong()).isEqualTo(1);
    }

    @Test
    void stayTheSameForTheSameAddress() {
        Letter letter = reception.invite("same@partner.test");

        JsonNode edited = Api.done(alice.patch(
                "invitations/" + letter.invitation(), Map.of("email", "SAME@Partner.Test", "name", "The Same")));

        assertThat(edited.path("id").asText()).isEqualTo(letter.invitation());
        assertThat(edited.path("name").asText()).isEqualTo("The Same");
        assertThat(visitor.open(letter.link()).status()).isEqualTo(200);
    }

    @Test
    void areNotReplacedByWhoIsInvitedOrAGuestAlready() {
        Letter letter = reception.invite("editable@partner.test");
        reception.invite("invited@partner.test");
        reception.guest("guest@partner.test", Map.of());

        Answer invited = alice.patch("invitations/" + letter.invitation(), Map.of("email", "invited@partner.test"));
        Answer guest = alice.patch("invitations/" + letter.invitation(), Map.of("email", "guest@partner.test"));

        assertThat(invited.status()).isEqualTo(409);
        assertThat(Api.error(invited)).isEqualTo("already_invited");
        assertThat(guest.status()).isEqualTo(409);
        assertThat(Api.error(guest)).isEqualTo("already_guest");
        assertThat(reception.state(letter)).isEqualTo("open");
        assertThat(visitor.open(letter.link()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "permission, own, permission_not_offered",
        "period, P400D, period_too_long",
        "period, 2001-01-01, period_over",
        "validity, PT5M, validity_out_of_bounds",
        "homeUrl, http://elsewhere.test/, home_elsewhere",
        "email, nonsense, invalid_field",
        "type, nonsense, invalid_field",
        "space, other, unknown_field",
        "state, accepted, unknown_field"
    })
    void refuseWhatCannotBe(String field, String value, String error) {
        Letter letter = reception.invite((field + "-" + error).toLowerCase(Locale.ROOT) + "@partner.test");
        JsonNode before = alice.invitation(letter.invitation());

        Answer answer = alice.patch("invitations/" + letter.invitation(), Map.of(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        JsonNode after = alice.invitation(letter.invitation());
        assertThat(List.of("email", "type", "permission", "period", "expiresAt", "state"))
                .allSatisfy(it -> assertThat(after.path(it)).as(it).isEqualTo(before.path(it)));
    }

    @Test
    void areOverOnceTheyAreTakenBackAcceptedOrExpired() {
        Letter revoked = reception.invite("revoked@partner.test");
        Letter accepted = reception.invite("accepted@partner.test");
        Letter expired = reception.invite("expired@partner.test", Map.of("validity", "PT1H"));
        alice.delete("invitations/" + revoked.invitation());
        reception.signUp(visitor, accepted);
        clock.advance(Duration.ofHours(1));
        logIn();

        assertThat(List.of(revoked, accepted, expired)).allSatisfy(it -> {
            Answer answer = alice.patch("invitations/" + it.invitation(), Map.of("permission", "edit"));
            assertThat(answer.status()).as(it.address()).isEqualTo(409);
            assertThat(Api.error(answer)).isEqualTo("invitation_not_open");
        });
    }

    @Test
    void belongToWhoeverSentThem() {
        Api ines = Api.as(acme.inviter("ines"), acme, realm);
        Letter ofAlice = reception.invite("of-alice@partner.test");
        String ofInes = ines.invited(acme.space(), "of-ines@partner.test");

        assertThat(ines.patch("invitations/" + ofAlice.invitation(), Map.of("permission", "edit"))
                        .status())
                .isEqualTo(404);
        assertThat(ines.patch("invitations/" + ofInes, Map.of("permission", "edit"))
                        .status())
                .isEqualTo(200);
        JsonNode byManager = Api.done(alice.patch("invitations/" + ofInes, Map.of("period", "P4D")));
        assertThat(byManager.path("sponsor").asText())
                .isEqualTo(ines.invitation(ofInes).path("sponsor").asText());
    }

    private List<JsonNode> grants(String address) {
        return alice.grants(reception.account(address).orElseThrow().getId());
    }
}
