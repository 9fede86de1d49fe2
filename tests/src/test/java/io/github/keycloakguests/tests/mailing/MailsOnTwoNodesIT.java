package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import java.time.Duration;
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
        mail.slow("tar@pit.test", Duration.ofSeconds(22));
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

    @Test
    @Order(2)
    void goOnWhenOneIsKilled() {
        mail.slow("@killed.test", Duration.ofMillis(25));
        for (int from = 0; from < MANY; from += AT_A_TIME) {
            List<String> addresses = IntStream.range(from, Math.min(from + AT_A_TIME, MANY))
                    .mapToObj(it -> "k" + it + "@killed.test")
                    .toList();
            Api.asAdministrator(realm).invited(acme.space(), Map.of("to", addresses));
        }
        Eventually.answered(() -> waiting("%@killed.test"), it -> it < MANY - 50, PATIENCE);
        cluster.kill(2);
        assertThat(waiting("%@killed.test")).as("killed in the middle of it").isPositive();

        clock.advance(Duration.ofSeconds(31));
        Eventually.answered(() -> waiting("%@killed.test"), it -> it == 0, PATIENCE);

        List<String> arrived = mail.to("@killed.test").stream()
                .flatMap(it -> it.recipients().stream())
                .toList();
        assertThat(arrived.stream().distinct()).hasSize(MANY);
        assertThat(arrived).hasSizeBetween(MANY, MANY + 1);
    }

    private long waiting(String addresses) {
        return Long.parseLong(new Sql(realm)
                .value("select count(*) from guests_mail where state = 'QUEUED' and email like '" + addresses + "'"));
    }
}
