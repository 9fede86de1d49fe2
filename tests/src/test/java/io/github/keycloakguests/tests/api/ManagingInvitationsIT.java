package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations after they were sent: listed, sent again, taken back. */
@KeycloakTest
class ManagingInvitationsIT {

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Visitor visitor;
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
    void listsInPagesWithoutGapsOrRepetitions() {
        String space = anotherSpace("paged");
        List<String> invited = alice.invited(space, Map.of("to", "p1@p.test p2@p.test p3@p.test p4@p.test p5@p.test"));
        List<String> seen = new ArrayList<>();

        List<String> page = ids("invitations?max=2&space=" + space);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page);
            page = ids("invitations?max=2&space=" + space + "&after=" + page.getLast());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(invited);
    }

    @Test
    void listsThoseOfOneSpaceOrOfAllThatOneManages() {
        String space = anotherSpace("filtered");
        String here = alice.invited(space, "q1@q.test");
        String there = alice.invited(acme.space(), "q1@q.test");

        assertThat(ids("invitations?space=" + space)).containsExactly(here);
        assertThat(ids("invitations?max=200")).contains(here, there);
    }

    @Test
    void listsByState() {
        String space = anotherSpace("states");
        String open = alice.invited(space, "r1@r.test");
        String revoked = alice.invited(space, "r2@r.test");
        String accepted = alice.invited(space, "r3@r.test");
        String expired = alice.invited(space, Map.of("to", "r4@r.test", "validity", "PT1H"))
                .getFirst();
        alice.delete("invitations/" + revoked);
        Joining.by(mail.await("r3@r.test").link("/guests/join/"), visitor, realm, "r3@r.test");

        assertThat(ids("invitations?state=open&space=" + space)).containsExactlyInAnyOrder(open, expired);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        logIn();

        assertThat(ids("invitations?state=open&space=" + space)).containsExactly(open);
        assertThat(ids("invitations?state=expired&space=" + space)).containsExactly(expired);
        assertThat(ids("invitations?state=revoked&space=" + space)).containsExactly(revoked);
        assertThat(ids("invitations?state=accepted&space=" + space)).containsExactly(accepted);
        assertThat(alice.invitation(expired).path("state").asText()).isEqualTo("expired");
    }

    @Test
    void waitsTenMinutesBeforeItSendsAgain() {
        String id = alice.invited(acme.space(), "s1@s.test");
        String oldLink = mail.await("s1@s.test").link("/guests/join/");

        Answer tooSoon = alice.post("invitations/" + id + "/resend");
        clock.advance(Duration.ofMinutes(10));
        logIn();
        Answer resent = alice.post("invitations/" + id + "/resend");

        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.json().path("error").asText()).isEqualTo("resend_too_soon");
        assertThat(resent.status()).as(resent.body()).isEqualTo(200);
        assertThat(resent.json().path("mailings").asInt()).isEqualTo(2);
        String newLink = mail.await("s1@s.test", 2).getLast().link("/guests/join/");
        assertThat(visitor.open(oldLink).status()).isEqualTo(404);
        assertThat(visitor.open(newLink).status()).isEqualTo(200);
    }

    @Test
    void sendsAgainFiveTimesAndNoMore() {
        String id = alice.invited(acme.space(), "t1@t.test");
        for (int i = 1; i <= 5; i++) {
            mail.await("t1@t.test", i);
            clock.advance(Duration.ofMinutes(11));
            logIn();
            assertThat(alice.post("invitations/" + id + "/resend").status())
                    .as("resend %d", i)
                    .isEqualTo(200);
        }

        clock.advance(Duration.ofMinutes(11));
        logIn();
        Answer sixth = alice.post("invitations/" + id + "/resend");

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.json().path("error").asText()).isEqualTo("resend_limit");
        assertThat(mail.await("t1@t.test", 6)).hasSize(6);
    }

    @Test
    void takesBackOnce() {
        String id = alice.invited(acme.space(), "u1@u.test");
        String link = mail.await("u1@u.test").link("/guests/join/");

        Answer first = alice.delete("invitations/" + id);
        Answer second = alice.delete("invitations/" + id);

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("error").asText()).isEqualTo("invitation_not_open");
        assertThat(visitor.open(link).status()).isEqualTo(410);
        assertThat(visitor.open(link).text()).contains("This invitation is no longer valid.");
        assertThat(alice.invitation(id).path("state").asText()).isEqualTo("revoked");
    }

    @Test
    void freesTheAddressOfWhatWasTakenBackOrIsPastItsEnd() {
        String revoked = alice.invited(acme.space(), "v1@v.test");
        String expired = alice.invited(acme.space(), Map.of("to", "v2@v.test", "validity", "PT1H"))
                .getFirst();
        alice.delete("invitations/" + revoked);
        clock.advance(Duration.ofHours(1));
        logIn();

        List<String> anew = alice.invited(acme.space(), Map.of("to", "v1@v.test v2@v.test"));

        assertThat(anew).doesNotContain(revoked, expired);
        assertThat(alice.invitation(expired).path("state").asText()).isEqualTo("expired");
    }

    @Test
    void neitherSendsAgainNorTakesBackWhatIsPastItsEnd() {
        String id = alice.invited(acme.space(), Map.of("to", "w1@w.test", "validity", "PT1H"))
                .getFirst();
        clock.advance(Duration.ofHours(1));
        logIn();

        assertThat(alice.post("invitations/" + id + "/resend").status()).isEqualTo(409);
        assertThat(alice.delete("invitations/" + id).status()).isEqualTo(409);
    }

    /** A space of another organization, which Alice manages as well. */
    private String anotherSpace(String name) {
        String space = realm.createOrganization(name, name + ".test", Acme.APP);
        acme.appoint(acme.alice(), space);
        return space;
    }

    private List<String> ids(String path) {
        Answer answer = alice.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode page = answer.json();
        return Api.texts(page, "id");
    }
}
