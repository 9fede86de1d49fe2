package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many who run one host over two nodes, while the mail server, the database and one of the nodes go away and come back.
 * What they were told is so, and what they were not told about is done whole or not at all.
 */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class ManyHandsOnTwoNodesIT {

    private static final long SEED = 20_261_127;
    private static final int HANDS = 8;
    private static final int PLACES = 25;

    /** Of each at least; more of them by hand: 250 make 2000 of all. */
    private static final int DEEDS = Integer.getInteger("it.deeds", 15);

    /** How often everything goes away. */
    private static final int ROUNDS = 1 + DEEDS / 50;

    /** One that was on its way when the node died, and one of each node when the database did. */
    private static final int DOUBLED = 3 * ROUNDS;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Cluster cluster;
    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;

    @BeforeAll
    static void setUp(TestRealm realm) {
        Api.done(Api.asAdministrator(realm).post("setup/apply"));
    }

    @Test
    void leavesBooksThatAgree() throws Exception {
        String host = realm.createOrganization("hands", "hands.test", Acme.APP);
        Api.done(Api.asAdministrator(realm).put("spaces/" + host + "/quota", Map.of("base", PLACES)));
        mail.forget();
        AtomicBoolean over = new AtomicBoolean();
        Callable<List<Hands.Work>> walk = () -> Hands.atWork(
                HANDS,
                deeds -> deeds < DEEDS || !over.get(),
                it -> new Hands(Api.asAdministrator(realm), mail, host, new Random(SEED + it)));

        List<Hands.Work> work = AtOnce.done(List.of(walk, () -> trouble(over))).getFirst();

        System.out.printf(
                "Many hands: %d deeds, %d of them unanswered%n",
                work.stream().mapToInt(Hands.Work::deeds).sum(),
                work.stream().mapToInt(Hands.Work::unanswered).sum());
        assertThat(work).as("somebody met it").anyMatch(it -> it.unanswered() > 0);
        clock.advance(Duration.ofMinutes(10));
        assertCounted(host);
        assertEachGuestOnce(host);
        assertIsAsTold(host, work);
        assertNobodyWhoseAccessIsOverHasASession(host);
        assertEachDeedIsInTheHistory(host);
        assertEachMailSettled(host);
        assertThat(Api.done(onNode(0).post("reconcile")).path("mismatches")).isEmpty();
    }

    private List<Hands.Work> trouble(AtomicBoolean over) {
        try {
            for (int i = 0; i < ROUNDS; i++) {
                pause(2);
                mail.stop();
                pause(3);
                mail.start();
                pause(2);
                cluster.stopDatabase();
                pause(2);
                cluster.startDatabase();
                pause(2);
                cluster.kill(2);
                pause(3);
                cluster.start(2);
                pause(3);
            }
        } finally {
            over.set(true);
        }
        return List.of();
    }

    private Api onNode(int number) {
        return Api.asAdministrator(realm.at(cluster.nodes().get(number)));
    }

    private void assertCounted(String host) {
        Counters deserved = Counters.agreed(tables, onNode(0), host, clock.now());
        assertThat(Counters.shown(onNode(1), host)).isEqualTo(deserved);
        assertThat(deserved.used() + deserved.reserved()).isLessThanOrEqualTo(PLACES);
        assertThat(deserved.used()).isPositive();
    }

    private void assertEachGuestOnce(String host) {
        List<String> accepted = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .filter(it -> it.path("STATE").asText().equals("ACCEPTED"))
                .map(it -> it.path("EMAIL").asText())
                .toList();
        assertThat(accepted).isNotEmpty().doesNotHaveDuplicates();
        assertThat(tables.rows("GUESTS_STAY", "HOST_ID", host))
                .extracting(it -> it.path("EMAIL").asText())
                .containsExactlyInAnyOrderElementsOf(accepted);
        for (String address : accepted) {
            assertThat(realm.admin().users().searchByEmail(address, true)).hasSize(1);
        }
    }

    private void assertIsAsTold(String host, List<Hands.Work> work) {
        Map<String, String> actual = new HashMap<>();
        tables.rows("GUESTS_INVITATION", "HOST_ID", host)
                .forEach(it ->
                        actual.put(it.path("EMAIL").asText(), it.path("STATE").asText()));
        tables.rows("GUESTS_STAY", "HOST_ID", host).stream()
                .filter(it -> it.path("STATE").asText().equals("ENDED"))
                .forEach(it -> actual.put(it.path("EMAIL").asText(), "ENDED"));
        Map<String, String> told = new HashMap<>();
        work.forEach(it -> told.putAll(it.told()));
        assertThat(told).isNotEmpty();
        assertThat(actual).containsAllEntriesOf(told);
    }

    private void assertNobodyWhoseAccessIsOverHasASession(String host) {
        List<String> ended = tables.rows("GUESTS_STAY", "HOST_ID", host).stream()
                .filter(it -> it.path("STATE").asText().equals("ENDED"))
                .map(it -> it.path("USER_ID").asText())
                .toList();
        assertThat(ended)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(realm.admin().users().get(it).getUserSessions())
                        .isEmpty());
    }

    private void assertEachDeedIsInTheHistory(String host) {
        List<JsonNode> entries = tables.rows("GUESTS_AUDIT", "HOST_ID", host);
        Map<String, Long> deeds = entries.stream()
                .collect(Collectors.groupingBy(it -> it.path("DEED").asText(), Collectors.counting()));
        List<JsonNode> invitations = tables.rows("GUESTS_INVITATION", "HOST_ID", host);
        assertThat(deeds.get("INVITATION_CREATED")).isEqualTo(invitations.size());
        assertThat(deeds.get("INVITATION_ACCEPTED")).isEqualTo(inState(invitations, "ACCEPTED"));
        assertThat(deeds.getOrDefault("INVITATION_REVOKED", 0L)).isEqualTo(inState(invitations, "REVOKED"));
        assertThat(deeds.getOrDefault("GRANT_ENDED", 0L))
                .isEqualTo(inState(tables.rows("GUESTS_GRANT", "HOST_ID", host), "ENDED"));
    }

    /** Of what was invited each mail has gone out, or has nothing to say any more; few went out twice. */
    private void assertEachMailSettled(String host) {
        Set<String> invitations = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .map(it -> it.path("ID").asText())
                .collect(Collectors.toSet());
        List<JsonNode> settled = Eventually.answered(
                () -> tables.rows("GUESTS_MAIL", "KIND", "INVITATION").stream()
                        .filter(it -> invitations.contains(it.path("ABOUT").asText()))
                        .filter(it -> Set.of("SENT", "DROPPED")
                                .contains(it.path("STATE").asText()))
                        .toList(),
                it -> it.size() == invitations.size(),
                PATIENCE);
        Map<String, Long> arrived = mail.to("@hands.test").stream()
                .collect(Collectors.groupingBy(ManyHandsOnTwoNodesIT::rowOf, Collectors.counting()));
        assertThat(arrived)
                .containsKeys(settled.stream()
                        .filter(it -> it.path("STATE").asText().equals("SENT"))
                        .map(it -> it.path("ID").asText())
                        .toArray(String[]::new));
        assertThat(arrived.values().stream().mapToLong(it -> it - 1).sum()).isLessThanOrEqualTo(DOUBLED);
    }

    /** The row of the outbox that a mail's Message-ID names. */
    private static String rowOf(ReceivedMail mail) {
        return mail.header("Message-ID").orElseThrow().replaceAll("^<|@.*$", "");
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }

    private static long inState(List<JsonNode> rows, String state) {
        return rows.stream()
                .filter(it -> it.path("STATE").asText().equals(state))
                .count();
    }
}
