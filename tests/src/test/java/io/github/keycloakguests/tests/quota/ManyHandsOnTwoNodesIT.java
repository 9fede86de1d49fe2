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
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many who run one host over two nodes, while the mail server comes and goes. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class ManyHandsOnTwoNodesIT {

    private static final long SEED = 20_261_127;
    private static final int HANDS = 8;
    private static final int PLACES = 25;

    /** Of each; more of them by hand: 250 make 2000 of all. */
    private static final int DEEDS = Integer.getInteger("it.deeds", 15);

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
        Callable<Integer> walk = () -> {
            Hands.atWork(HANDS, DEEDS, it -> new Hands(onNode(it % 2), mail, host, new Random(SEED + it)));
            return DEEDS;
        };
        Callable<Integer> trouble = () -> {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            mail.stop();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            mail.start();
            clock.advance(Duration.ofMinutes(2));
            return 0;
        };

        AtOnce.done(List.of(walk, trouble));

        assertCounted(host);
        assertEachGuestOnce(host);
        assertEachDeedIsInTheHistory(host);
        assertEachMailSettled(host);
        assertThat(Api.done(onNode(0).post("reconcile")).path("mismatches")).isEmpty();
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

    /** Of what was invited each mail has gone out, or has nothing to say any more. */
    private void assertEachMailSettled(String host) {
        Set<String> invitations = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .map(it -> it.path("ID").asText())
                .collect(Collectors.toCollection(HashSet::new));
        Eventually.answered(
                () -> tables.rows("GUESTS_MAIL", "KIND", "INVITATION").stream()
                        .filter(it -> invitations.contains(it.path("ABOUT").asText()))
                        .filter(it -> Set.of("SENT", "DROPPED")
                                .contains(it.path("STATE").asText()))
                        .toList(),
                it -> it.size() == invitations.size(),
                PATIENCE);
    }

    private static long inState(List<JsonNode> rows, String state) {
        return rows.stream()
                .filter(it -> it.path("STATE").asText().equals(state))
                .count();
    }
}
