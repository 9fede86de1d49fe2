package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Invitations that are written now and sent later. */
@KeycloakTest
class DraftsIT {

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
    void sendNothing() {
        Answer answer =
                alice.invite(acme.space(), Map.of("to", "silent@partner.test", "send", "later", "validity", "P2D"));

        assertThat(answer.json().at("/answers/0/outcome").asText()).isEqualTo("drafted");
        JsonNode draft =
                alice.invitation(answer.json().at("/answers/0/invitation").asText());
        assertThat(draft.path("state").asText()).isEqualTo("draft");
        assertThat(draft.has("expiresAt")).isFalse();
        assertThat(Duration.parse(draft.path("validity").asText())).isEqualTo(Duration.ofDays(2));
        assertThat(draft.has("mail")).isFalse();
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", "silent@partner.test")).isEmpty();
    }

    @Test
    void areListedAndNeverExpire() {
        String draft = draft("patient@partner.test", Map.of("validity", "PT1H"));

        clock.advance(Duration.ofDays(60));
        logIn();

        assertThat(Api.texts(alice.shown("invitations?state=draft&max=200"), "id"))
                .contains(draft);
        assertThat(Api.texts(alice.shown("invitations?state=open&max=200"), "id"))
                .doesNotContain(draft);
    }

    @Test
    void beginTheirLifeWhenTheyAreSent() {
        String draft = draft("sent@partner.test", Map.of("validity", "P2D", "message", "At last"));
        clock.advance(Duration.ofDays(10));
        logIn();

        Instant before = clock.now();
        JsonNode sent = Api.done(alice.post("invitations/" + draft + "/send"));

        assertThat(sent.path("id").asText()).isEqualTo(draft);
        assertThat(sent.path("state").asText()).isEqualTo("open");
        assertThat(sent.has("validity")).isFalse();
        assertThat(Instant.parse(sent.path("expiresAt").asText()))
                .isBetween(before.plus(Duration.ofDays(2)), clock.now().plus(Duration.ofDays(2)));
        String link = mail.await("sent@partner.test").link("/guests/join/");
        assertThat(visitor.open(link).text()).contains("At last");
        assertThat(visitor.submit(visitor.open(link), Reception.form("sent@partner.test"))
                        .redirect())
                .isPresent();
    }

    @Test
    void areSentOnce() {
        String draft = draft("once@partner.test", Map.of());
        Api.done(alice.post("invitations/" + draft + "/send"));

        Answer again = alice.post("invitations/" + draft + "/send");

        assertThat(again.status()).isEqualTo(409);
        assertThat(Api.error(again)).isEqualTo("not_a_draft");
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", "once@partner.test")).hasSize(1);
    }

    @Test
    void canBeChangedInEveryRespect() {
        String draft = draft("first-thought@partner.test", Map.of());

        JsonNode edited = Api.done(alice.patch(
                "invitations/" + draft,
                Map.of(
                        "email", "second-thought@partner.test",
                        "name", "Second Thought",
                        "permission", "edit",
                        "period", "P3D",
                        "validity", "P3D",
                        "homeUrl", "http://app.test/thoughts",
                        "subject", "A subject",
                        "message", "A message",
                        "locale", "de")));
        Api.done(alice.post("invitations/" + draft + "/send"));

        assertThat(edited.path("id").asText()).isEqualTo(draft);
        assertThat(edited.path("state").asText()).isEqualTo("draft");
        assertThat(edited.path("email").asText()).isEqualTo("second-thought@partner.test");
        assertThat(edited.path("permission").asText()).isEqualTo("edit");
        assertThat(edited.path("period").asText()).isEqualTo("P3D");
        assertThat(Duration.parse(edited.path("validity").asText())).isEqualTo(Duration.ofDays(3));
        assertThat(mail.await("second-thought@partner.test").subject()).isEqualTo("A subject");
        assertThat(mail.await("second-thought@partner.test").text()).contains("A message");
        assertThat(mail.to("first-thought@partner.test")).isEmpty();
    }

    @Test
    void keepTheirAddressFromBeingInvitedTwice() {
        String draft = draft("reserved@partner.test", Map.of());

        JsonNode second = alice.invite(acme.space(), Map.of("to", "reserved@partner.test"))
                .json();

        assertThat(second.at("/answers/0/reason").asText()).isEqualTo("already_invited");
        assertThat(second.at("/answers/0/invitation").asText()).isEqualTo(draft);
    }

    @Test
    void canBeThrownAway() {
        String draft = draft("away@partner.test", Map.of());

        assertThat(alice.delete("invitations/" + draft).status()).isEqualTo(204);

        assertThat(alice.invitation(draft).path("state").asText()).isEqualTo("revoked");
        assertThat(Api.error(alice.post("invitations/" + draft + "/send"))).isEqualTo("not_a_draft");
        assertThat(alice.invited(acme.space(), "away@partner.test")).isNotEqualTo(draft);
    }

    @Test
    void areNotSentAgainBeforeTheyWereSent() {
        String draft = draft("again@partner.test", Map.of());

        Answer answer = alice.post("invitations/" + draft + "/resend");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("invitation_not_open");
    }

    @Test
    void areNotSentToWhoHasBecomeAGuest() {
        TestUser guest = reception.guestOf(alice.part(acme.space(), "elsewhere"), "faster@partner.test", Map.of());
        String draft = draft(guest.email(), Map.of());
        alice.access(acme.space(), Map.of("email", guest.email()));

        Answer answer = alice.post("invitations/" + draft + "/send");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("already_guest");
    }

    @Test
    void areNotSentForADisabledOrganization() {
        String closing = reception.neighbour("closing");
        String draft = alice.invited(closing, Map.of("to", "closed@partner.test", "send", "later"))
                .getFirst();
        OrganizationRepresentation organization =
                realm.admin().organizations().get(closing).toRepresentation();
        organization.setEnabled(false);
        realm.admin().organizations().get(closing).update(organization).close();

        Answer answer = alice.post("invitations/" + draft + "/send");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("space_closed");
        assertThat(alice.invitation(draft).path("state").asText()).isEqualTo("draft");
    }

    private String draft(String address, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("to", address);
        body.put("send", "later");
        return alice.invited(acme.space(), body).getFirst();
    }
}
