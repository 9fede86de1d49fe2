package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Inviting by the API. */
@Tag("journey")
@KeycloakTest
class InvitingIT {

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void readsAddressesAsPeoplePasteThem() {
        String typed = "a1@paste.test, a2@paste.test;a3@paste.test a4@paste.test\ta5@paste.test\n"
                + "Six Sense <a6@paste.test>\r\n\"Seven, Up\" <a7@paste.test>; nonsense, A8@Paste.Test";

        JsonNode answer = alice.invite(acme.space(), Map.of("to", typed)).json();

        assertThat(answer.path("invited").asInt()).isEqualTo(8);
        assertThat(answer.path("refused").asInt()).isEqualTo(1);
        assertThat(Api.texts(answer.path("answers"), "typed"))
                .containsExactly(
                        "a1@paste.test",
                        "a2@paste.test",
                        "a3@paste.test",
                        "a4@paste.test",
                        "a5@paste.test",
                        "Six Sense <a6@paste.test>",
                        "Seven, Up <a7@paste.test>",
                        "nonsense",
                        "A8@Paste.Test");
        assertThat(answer.at("/answers/7/reason").asText()).isEqualTo("malformed");
        assertThat(answer.at("/answers/8/email").asText()).isEqualTo("a8@paste.test");
    }

    @Test
    void takesAnArrayOfTextsAndObjects() {
        List<Object> to = List.of(
                "b1@array.test",
                "Bea Two <b2@array.test>, b3@array.test",
                Map.of("email", "b4@array.test", "name", "Bea", "firstName", "Beatrice", "lastName", "Four"));

        List<String> ids = alice.invited(acme.space(), Map.of("to", to));

        assertThat(ids.stream().map(id -> alice.invitation(id).path("email").asText()))
                .containsExactly("b1@array.test", "b2@array.test", "b3@array.test", "b4@array.test");
        assertThat(alice.invitation(ids.get(1)).path("name").asText()).isEqualTo("Bea Two");
        JsonNode fourth = alice.invitation(ids.get(3));
        assertThat(fourth.path("name").asText()).isEqualTo("Bea");
        assertThat(fourth.path("firstName").asText()).isEqualTo("Beatrice");
        assertThat(fourth.path("lastName").asText()).isEqualTo("Four");
    }

    @Test
    void mailsEachOfThreeItsOwnLink() {
        alice.invited(acme.space(), Map.of("to", "c1@three.test c2@three.test c3@three.test"));

        List<String> links = List.of("c1@three.test", "c2@three.test", "c3@three.test").stream()
                .map(it -> mail.await(it, 1).getFirst().link("/guests/join/"))
                .toList();

        assertThat(links).doesNotHaveDuplicates().hasSize(3);
        assertThat(mail.to("@three.test")).hasSize(3);
    }

    @Test
    void invitesTheGoodOnesAmongMalformedAndRepeatedOnes() {
        JsonNode answer = alice.invite(
                        acme.space(),
                        Map.of("to", List.of("d1@mixed.test", "d2@@mixed", "D1@MIXED.TEST", "d3@mixed.test")))
                .json();

        assertThat(Api.texts(answer.path("answers"), "outcome"))
                .containsExactly("invited", "refused", "refused", "invited");
        assertThat(Api.texts(answer.path("answers"), "reason")).containsExactly("", "malformed", "duplicate", "");
        assertThat(mail.await("d1@mixed.test", 1)).hasSize(1);
    }

    @Test
    void namesTheOpenInvitationInsteadOfMailingTwice(GuestsTables tables) {
        String first = alice.invited(acme.space(), "e1@again.test");

        JsonNode second =
                alice.invite(acme.space(), Map.of("to", "E1@again.test")).json();

        assertThat(second.at("/answers/0/reason").asText()).isEqualTo("already_invited");
        assertThat(second.at("/answers/0/invitation").asText()).isEqualTo(first);
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", "e1@again.test")).hasSize(1);
    }

    @Test
    void doesNotInviteWhoIsAGuestAlready(Visitor visitor, GuestsTables tables) {
        alice.invited(acme.space(), "f1@guest.test");
        Joining.by(mail.await("f1@guest.test").link("/guests/join/"), visitor, realm, "f1@guest.test");
        int mailsBefore = tables.rows("GUESTS_MAIL", "EMAIL", "f1@guest.test").size();

        JsonNode answer =
                alice.invite(acme.space(), Map.of("to", "f1@guest.test")).json();

        assertThat(answer.at("/answers/0/reason").asText()).isEqualTo("already_guest");
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", "f1@guest.test")).hasSize(mailsBefore);
    }

    @Test
    void keepsWhatTheInviterChose() {
        Instant before = Instant.now().minusSeconds(5);

        String id = alice.invited(
                        acme.space(),
                        Map.of(
                                "to", List.of(Map.of("email", "g1@chosen.test", "name", "Gerd")),
                                "permission", "edit",
                                "period", "P30D",
                                "validity", "P2D",
                                "locale", "de",
                                "homeUrl", "http://app.test/welcome",
                                "subject", "A subject of my own",
                                "message", "Two\nlines"))
                .getFirst();

        JsonNode shown = alice.invitation(id);
        assertThat(shown.path("permission").asText()).isEqualTo("edit");
        assertThat(shown.path("period").asText()).isEqualTo("P30D");
        assertThat(shown.path("locale").asText()).isEqualTo("de");
        assertThat(shown.path("homeUrl").asText()).isEqualTo("http://app.test/welcome");
        assertThat(shown.path("subject").asText()).isEqualTo("A subject of my own");
        assertThat(shown.path("message").asText()).isEqualTo("Two\nlines");
        assertThat(shown.path("name").asText()).isEqualTo("Gerd");
        assertThat(shown.path("space").asText()).isEqualTo(acme.space());
        assertThat(shown.path("sponsor").asText()).isEqualTo(acme.alice().id());
        assertThat(shown.path("state").asText()).isEqualTo("open");
        assertThat(Instant.parse(shown.path("createdAt").asText())).isBetween(before, before.plusSeconds(60));
        assertThat(life(shown)).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void takesFromTheGuestTypeWhatTheInviterLeftOpen() {
        JsonNode shown = alice.invitation(alice.invited(acme.space(), "h1@defaults.test"));

        assertThat(shown.path("type").asText()).isEqualTo("guest");
        assertThat(shown.path("permission").asText()).isEqualTo("read");
        assertThat(shown.path("period").asText()).isEqualTo("P90D");
        assertThat(life(shown)).isEqualTo(Duration.ofDays(7));
        assertThat(shown.has("subject") || shown.has("message") || shown.has("homeUrl"))
                .isFalse();
    }

    @Test
    void acceptsADateAndNoEndWhereTheTypeAllowsIt() {
        String date = Instant.now().plus(Duration.ofDays(20)).toString().substring(0, 10);

        String id = alice.invited(acme.space(), Map.of("to", "i1@date.test", "period", date))
                .getFirst();
        Answer never = alice.invite(acme.space(), Map.of("to", "i2@date.test", "period", "never"));

        assertThat(alice.invitation(id).path("period").asText()).isEqualTo(date);
        assertThat(never.json().path("error").asText()).isEqualTo("period_too_long");
    }

    @Test
    void writesInTheLanguageOfTheInvitedAndNotOfTheInviter() {
        alice.invited(acme.space(), Map.of("to", "j1@german.test", "locale", "de"));
        alice.invited(acme.space(), Map.of("to", "j2@german.test", "locale", "en"));

        assertThat(mail.await("j1@german.test").subject()).isEqualTo("alice Example lädt Sie zu „acme“ ein");
        assertThat(mail.await("j1@german.test").text()).contains("Guten Tag").contains("Zugang bis");
        assertThat(mail.await("j2@german.test").subject()).isEqualTo("alice Example invites you to acme");
    }

    @Test
    void invitesAsAnAdministratorToo() {
        Api administrator = Api.asAdministrator(realm);

        String id = administrator.invited(acme.space(), "k1@admin.test");

        assertThat(administrator.invitation(id).path("email").asText()).isEqualTo("k1@admin.test");
        assertThat(mail.await("k1@admin.test").subject()).contains("acme");
    }

    private static Duration life(JsonNode shown) {
        return Duration.between(
                Instant.parse(shown.path("createdAt").asText()),
                Instant.parse(shown.path("expiresAt").asText()));
    }
}
