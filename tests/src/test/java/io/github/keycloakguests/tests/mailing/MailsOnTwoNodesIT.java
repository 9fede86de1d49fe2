package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import io.github.keycloakguests.tests.server.OtherTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that send the same mails at the same moment send each of them once, but for one that is on its way when a node dies. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailsOnTwoNodesIT {

    /** More of them by hand. */
    private static final int MANY = Integer.getInteger("it.many", 300);

    /** Each takes five seconds; more of them by hand. */
    private static final int SLOW = Integer.getInteger("it.slow", 8);

    private static final int AT_A_TIME = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(90 + MANY / 10);

    private static Acme acme;

    private Cluster cluster;
    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    /** Longer than a claim lasts by itself; the other node looks for what is due all the time. */
    @Test
    @Order(1)
    void leaveToOneWhatItIsSlowWith() {
        realm.change(it -> it.getSmtpServer().put("timeout", "120000"));
        mail.slow("tar@pit.test", Duration.ofSeconds(17));
        TestRealm second = realm.at(cluster.nodes().get(1));
        Api.asAdministrator(realm.at(cluster.nodes().getFirst())).invited(acme.space(), "tar@pit.test");

        AtomicInteger number = new AtomicInteger();

        String row = Eventually.answered(
                () -> {
                    Api.asAdministrator(second)
                            .invited(acme.space(), "quick-" + number.incrementAndGet() + "@pit.test");
                    return new Sql(realm)
                            .rows("select state, attempts, words from guests_mail where email = 'tar@pit.test'")
                            .toString();
                },
                it -> it.contains("SENT"),
                PATIENCE);
        assertThat(row).as("at the first attempt").startsWith("[[SENT, 1,");
        assertThat(mail.to("tar@pit.test")).hasSize(1);
    }

    /** All of them together longer than a claim lasts. */
    @Test
    @Order(2)
    void sendEachOnceHoweverSlowTheServerIs() {
        mail.slow("@slow.test", Duration.ofMillis(2500));
        List<String> addresses =
                IntStream.range(0, SLOW).mapToObj(it -> "s" + it + "@slow.test").toList();
        Api.asAdministrator(realm).invited(acme.space(), Map.of("to", addresses));

        Eventually.answered(() -> waiting("%@slow.test"), it -> it == 0, PATIENCE.plusSeconds(5L * SLOW));

        assertThat(recipients("@slow.test")).containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(new Sql(realm).value("select max(attempts) from guests_mail where email like '%@slow.test'"))
                .isEqualTo("1");
    }

    @Test
    @Order(3)
    void goOnWhenOneIsKilled() {
        invite("killed.test");
        Eventually.answered(() -> waiting("%@killed.test"), it -> it < MANY - 50, PATIENCE);
        cluster.kill(2);
        assertThat(waiting("%@killed.test")).as("killed in the middle of it").isPositive();

        clock.advance(Duration.ofSeconds(31));
        Eventually.answered(() -> waiting("%@killed.test"), it -> it == 0, PATIENCE);

        List<String> arrived = recipients("@killed.test");
        assertThat(arrived.stream().distinct()).hasSize(MANY);
        assertThat(arrived).hasSizeBetween(MANY, MANY + 1);
    }

    /** By the clock of the one that is ahead, everything that the other has claimed would be free. */
    @Test
    @Order(4)
    void agreeThoughOneIsTwoMinutesAhead() {
        assumeTrue(OtherTime.available(), "it takes a library, see OtherTime");
        cluster.stop(2);
        cluster.startAhead(2, Duration.ofMinutes(2));
        try {
            invite("ahead.test");
            Eventually.answered(() -> waiting("%@ahead.test"), it -> it == 0, PATIENCE);

            assertThat(recipients("@ahead.test")).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(mail.to("@ahead.test"))
                    .as("both were at it")
                    .anyMatch(MailsOnTwoNodesIT::isOfTheFuture)
                    .anyMatch(it -> !isOfTheFuture(it));
        } finally {
            cluster.stop(2);
        }
    }

    /** On the first node. */
    private void invite(String domain) {
        mail.slow("@" + domain, Duration.ofMillis(25));
        Api first = Api.asAdministrator(realm.at(cluster.nodes().getFirst()));
        for (int from = 0; from < MANY; from += AT_A_TIME) {
            List<String> addresses = IntStream.range(from, Math.min(from + AT_A_TIME, MANY))
                    .mapToObj(it -> "k" + it + "@" + domain)
                    .toList();
            first.invited(acme.space(), Map.of("to", addresses));
        }
    }

    /** Whether it bears a date that has yet to come by the clock of this machine, which is that of the other node. */
    private static boolean isOfTheFuture(ReceivedMail mail) {
        String date = mail.header("Date").orElseThrow().replaceAll(" \\(.*", "");
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)).isAfter(Instant.now());
    }

    private long waiting(String addresses) {
        return Long.parseLong(new Sql(realm)
                .value("select count(*) from guests_mail where state = 'QUEUED' and email like '" + addresses + "'"));
    }

    private List<String> recipients(String domain) {
        return mail.to(domain).stream().flatMap(it -> it.recipients().stream()).toList();
    }
}
