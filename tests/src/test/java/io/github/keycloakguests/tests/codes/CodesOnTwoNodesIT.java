package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.server.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is counted of a guest's codes is counted together, whichever node is asked. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class CodesOnTwoNodesIT {

    private static Acme acme;
    private static Guesthouse house;
    private static int number;

    private Cluster cluster;
    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        realm.withoutAttribute("guests.second-factor");
    }

    @Test
    void mailOneCodeForLoginsAtBoth() {
        TestUser guest = guest();

        IntStream.range(0, 6).forEach(it -> CodeLogin.begin(appAt(it % 2), guest, mail));

        CodeLogin.begin(appAt(0), guest(), mail).mailed();
        assertThat(CodeLogin.codes(mail, guest)).hasSize(1);
    }

    @Test
    void lookAtFiveWrongCodesHoweverTheyComeToBoth() throws InterruptedException, ExecutionException {
        TestUser guest = guest();
        CodeLogin login = CodeLogin.begin(appAt(0), guest, mail);
        String code = login.mailed();
        List<String> actions = List.of(actionAt(0, login), actionAt(1, login));

        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> guesses = IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(it -> () ->
                            login.post(actions.get(it % 2), CodeLogin.not(code)).status())
                    .toList();
            for (Future<Integer> guess : many.invokeAll(guesses)) {
                assertThat(guess.get()).isLessThan(500);
            }
        }

        assertThat(Integer.parseInt(failures(guest))).isBetween(1, 5);
        login.reload();
        IntStream.range(0, 20).forEach(it -> login.typeBlindly(actionAt(it % 2, login), CodeLogin.not(code)));
        assertThat(failures(guest)).isEqualTo("5");
        assertThat(login.typeBlindly(actionAt(1, login), code).isIn()).isFalse();
    }

    @Test
    void pauseTogether() {
        TestUser guest = guest();
        for (int i = 0; i < 4; i++) {
            int before = CodeLogin.codes(mail, guest).size();
            CodeLogin login = CodeLogin.begin(appAt(i % 2), guest, mail);
            String code = login.mailed(before);
            IntStream.range(0, 5).forEach(it -> login.typeBlindly(login.action(), CodeLogin.not(code)));
            clock.advance(Duration.ofSeconds(61));
        }

        for (int node = 0; node < 2; node++) {
            assertThat(CodeLogin.begin(appAt(node), guest, mail).text()).startsWith("There were too many wrong codes.");
        }
    }

    private String failures(TestUser guest) {
        return new Sql(realm).value("select failures from guests_code where user_id = '" + guest.id() + "'");
    }

    private TestUser guest() {
        return house.guest("guest-" + ++number, acme.space());
    }

    /** The application, which has its users log in at that node. */
    private TestClient appAt(int node) {
        TestClient app = acme.app();
        return new TestClient(
                realm.at(cluster.nodes().get(node)).url(), app.id(), app.clientId(), app.redirectUri(), app.secret());
    }

    private String actionAt(int node, CodeLogin login) {
        return cluster.nodes().get(node).baseUrl() + login.action().replaceFirst("^https?://[^/]+", "");
    }
}
