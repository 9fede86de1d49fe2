package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mails wait, are tried again, and arrive. */
@KeycloakTest
class OutboxIT {

    private static final int MANY = 300;

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @Test
    void delaysAndLosesNothingWhileTheMailServerIsDown() {
        Api api = Api.asAdministrator(realm);
        mail.stop();

        Instant before = clock.now();
        List<String> ids = api.invited(acme.space(), Map.of("to", "a1@down.test a2@down.test a3@down.test"));
        ids.forEach(id -> Awaited.failure(api, id, ""));
        JsonNode waiting = api.invitation(ids.getFirst()).path("mail");
        clock.advance(Duration.ofMinutes(2));
        Instant inFourMinutes = clock.now().plus(Duration.ofMinutes(4));
        ids.forEach(id -> Awaited.attempts(api, id, 2, inFourMinutes));
        clock.advance(Duration.ofMinutes(8));
        Instant inFourteenMinutes = clock.now().plus(Duration.ofMinutes(14));
        ids.forEach(id -> Awaited.attempts(api, id, 3, inFourteenMinutes));
        mail.start();
        clock.advance(Duration.ofMinutes(30));

        assertThat(waiting.path("state").asText()).isEqualTo("queued");
        assertThat(waiting.path("attempts").asInt()).isEqualTo(1);
        assertThat(waiting.path("error").asText()).isNotEmpty();
        assertThat(waiting.has("sentAt")).isFalse();
        assertThat(Instant.parse(waiting.path("nextAttemptAt").asText()))
                .isBetween(before.plusSeconds(55), before.plusSeconds(90));
        for (String id : ids) {
            JsonNode sent = Awaited.mailOf(api, id, "sent");
            assertThat(sent.path("attempts").asInt()).isEqualTo(4);
            assertThat(sent.has("sentAt")).isTrue();
            assertThat(sent.has("error") || sent.has("nextAttemptAt")).isFalse();
        }
        assertThat(mail.to("@down.test")).hasSize(3);
    }

    @Test
    void doesNotTryAgainBeforeThePauseIsOver() {
        Api api = Api.asAdministrator(realm);
        mail.refuse("b1@pause.test", "451 4.7.1 come back later");
        String id = api.invited(acme.space(), "b1@pause.test");
        Awaited.failure(api, id, "451 4.7.1 come back later");

        clock.advance(Duration.ofSeconds(40));
        // To send this one the worker looks at all that are due, and the other is not among them.
        api.invited(acme.space(), "b2@pause.test");
        mail.await("b2@pause.test");

        assertThat(api.invitation(id).at("/mail/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void givesUpOnTheOneThatIsRejectedAndDeliversTheOthers() {
        Api api = Api.asAdministrator(realm);
        mail.refuse("c2@rejected.test", "550 5.1.1 no such mailbox here");

        List<String> ids =
                api.invited(acme.space(), Map.of("to", "c1@rejected.test c2@rejected.test c3@rejected.test"));

        JsonNode failed = Awaited.mailOf(api, ids.get(1), "failed");
        assertThat(failed.path("error").asText()).contains("550 5.1.1 no such mailbox here");
        assertThat(failed.path("attempts").asInt()).isEqualTo(1);
        assertThat(failed.has("nextAttemptAt")).isFalse();
        Awaited.mailOf(api, ids.get(0), "sent");
        Awaited.mailOf(api, ids.get(2), "sent");
        assertThat(mail.to("@rejected.test")).hasSize(2);
        assertThat(api.invitation(ids.get(1)).path("state").asText()).isEqualTo("open");
    }

    @Test
    void deliversTheOthersHoweverManyAreRejected() {
        List<String> addresses = addresses("many.test");
        List<String> rejected = eachHundredth(addresses);
        rejected.forEach(it -> mail.refuse(it, "550 5.1.1 no such mailbox here"));

        Map<String, String> ids = invited(addresses);

        ids.forEach((address, id) ->
                Awaited.mailOf(Api.asAdministrator(realm), id, rejected.contains(address) ? "failed" : "sent"));
        assertThat(mail.to("@many.test")).hasSize(addresses.size() - rejected.size());
    }

    @Test
    void sendsOnlyThoseTwiceWhoseAnswersWereLost() {
        List<String> addresses = addresses("lost.test");
        List<String> lost = eachHundredth(addresses);
        lost.forEach(mail::loseAnswer);

        Map<String, String> ids = invited(addresses);
        Api api = Api.asAdministrator(realm);
        ids.forEach((address, id) -> {
            if (lost.contains(address)) {
                Awaited.failure(api, id, "");
            } else {
                Awaited.mailOf(api, id, "sent");
            }
        });
        clock.advance(Duration.ofMinutes(2));

        ids.values().forEach(id -> Awaited.mailOf(api, id, "sent"));
        Map<String, Long> arrived = mail.to("@lost.test").stream()
                .flatMap(it -> it.recipients().stream())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        assertThat(arrived).hasSize(addresses.size());
        arrived.forEach((address, times) -> assertThat(times).as(address).isEqualTo(lost.contains(address) ? 2 : 1));
    }

    @Test
    void triesForFiveDaysBeforeItGivesUp() {
        Api api = Api.asAdministrator(realm);
        Instant start = clock.now();
        mail.refuse("d1@patience.test", "451 attempt 1.");
        String id = api.invited(acme.space(), "d1@patience.test");

        JsonNode after = Awaited.failure(api, id, "451 attempt 1.");
        int attempts = 1;
        while (after.path("state").asText().equals("queued")) {
            attempts++;
            mail.refuse("d1@patience.test", "451 attempt " + attempts + ".");
            Instant next = Instant.parse(after.path("nextAttemptAt").asText());
            clock.advance(Duration.between(clock.now(), next).plusSeconds(1));
            after = Awaited.failure(api, id, "451 attempt " + attempts + ".");
        }

        assertThat(after.path("state").asText()).isEqualTo("failed");
        assertThat(after.path("attempts").asInt()).isEqualTo(12);
        assertThat(Duration.between(start, clock.now())).isBetween(Duration.ofDays(4), Duration.ofDays(6));
    }

    @Test
    void carriesAHundredMailsOverOneConnection() {
        Api api = Api.asAdministrator(realm);
        mail.forget();
        String addresses = IntStream.rangeClosed(1, 100)
                .mapToObj(it -> "e" + it + "@hundred.test")
                .collect(Collectors.joining("\n"));

        List<String> ids = api.invited(acme.space(), Map.of("to", addresses));
        ids.forEach(id -> Awaited.mailOf(api, id, "sent"));

        assertThat(mail.to("@hundred.test")).hasSize(100);
        assertThat(mail.connections()).isEqualTo(1);
    }

    @Test
    void bearsTheSameMessageIdHoweverOftenItIsSent(Visitor visitor, GuestsTables tables) {
        Api api = Api.asAdministrator(realm);
        mail.loseAnswer("f1@twice.test");

        String id = api.invited(acme.space(), "f1@twice.test");
        Awaited.failure(api, id, "");
        clock.advance(Duration.ofMinutes(2));

        List<ReceivedMail> both = mail.await("f1@twice.test", 2);
        String row =
                tables.rows("GUESTS_MAIL", "ABOUT", id).getFirst().path("ID").asText();
        assertThat(both).extracting(it -> it.header("Message-ID").orElse("")).containsOnly("<" + row + "@example.org>");
        assertThat(both)
                .extracting(it -> it.header("Auto-Submitted").orElse(""))
                .containsOnly("auto-generated");
        assertThat(visitor.open(both.getFirst().link("/guests/join/")).status()).isEqualTo(404);
        assertThat(visitor.open(both.getLast().link("/guests/join/")).status()).isEqualTo(200);
    }

    @Test
    void sendsNothingAboutWhatWasTakenBackMeanwhile() {
        Api api = Api.asAdministrator(realm);
        mail.stop();
        String id = api.invited(acme.space(), "g1@late.test");
        Awaited.failure(api, id, "");
        api.delete("invitations/" + id);

        mail.start();
        clock.advance(Duration.ofMinutes(2));

        Awaited.mailOf(api, id, "dropped");
        assertThat(mail.to("g1@late.test")).isEmpty();
    }

    @Test
    void waitsForAMailServerToBeSetUp() {
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Map<String, String> smtp = own.admin().toRepresentation().getSmtpServer();
            Acme there = new Acme(own);
            own.change(it -> it.setSmtpServer(Map.of()));
            Api api = Api.asAdministrator(own);
            String id = api.invited(there.space(), "h1@nowhere.test");

            JsonNode waiting = Awaited.failure(api, id, "");
            own.change(it -> it.setSmtpServer(smtp));
            clock.advance(Duration.ofMinutes(2));

            assertThat(waiting.path("error").asText()).isEqualTo("the realm has no mail server set up");
            assertThat(mail.await("h1@nowhere.test", 1)).hasSize(1);
        }
    }

    private static List<String> addresses(String domain) {
        return IntStream.range(0, MANY).mapToObj(it -> "c" + it + "@" + domain).toList();
    }

    private static List<String> eachHundredth(List<String> addresses) {
        return IntStream.range(0, addresses.size())
                .filter(it -> it % 100 == 50)
                .mapToObj(addresses::get)
                .toList();
    }

    /** The invitations of these addresses. */
    private Map<String, String> invited(List<String> addresses) {
        List<String> ids = Api.asAdministrator(realm).invited(acme.space(), Map.of("to", addresses));
        return IntStream.range(0, ids.size())
                .boxed()
                .collect(Collectors.toMap(addresses::get, ids::get, (one, other) -> one, LinkedHashMap::new));
    }
}
