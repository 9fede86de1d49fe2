package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is under way when the database or a node dies is done whole or not at all. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhatIsUnderWayIT {

    private static final int HANDS = 6;
    private static final int MANY = 1000;
    private static final int PEOPLE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Acme acme;
    private static Reception reception;

    private Cluster cluster;
    private TestRealm realm;
    private TestClock clock;
    private GuestsTables tables;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        // Passwords that take their time: whoever signs up is to be in the middle of it.
        realm.change(it -> it.setPasswordPolicy(""));
        reception = new Reception(acme, realm, mail);
    }

    @Test
    @Order(1)
    void goesOnWhenTheDatabaseWasAway() throws Exception {
        String host = reception.neighbour("away");
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<List<Integer>>> work = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
            String hand = "hand" + i;
            Api alice = Api.as(acme.alice(), acme, realm);
            work.add(() -> inviteUntil(over, alice, host, hand));
        }
        work.add(() -> {
            pause(Duration.ofSeconds(1));
            cluster.stopDatabase();
            pause(Duration.ofSeconds(2));
            cluster.startDatabase();
            pause(Duration.ofSeconds(1));
            over.set(true);
            return List.of();
        });

        List<Integer> answers = AtOnce.done(work).stream().flatMap(List::stream).toList();

        assertThat(answers)
                .contains(200)
                .allSatisfy(it -> assertThat(it == 200 || it >= 500 || it == 0)
                        .as("answered with %s", it)
                        .isTrue());
        assertThat(answers).as("somebody met it").anyMatch(it -> it != 200);
        long kept = assertCounted(host);
        assertThat(kept)
                .isGreaterThanOrEqualTo(answers.stream().filter(it -> it == 200).count());
        assertThat(Api.asAdministrator(realm).invited(host, Map.of("to", "afterwards@away.test")))
                .hasSize(1);
        assertEachHasAMail(host, kept + 1);
    }

    @Test
    @Order(2)
    void isDoneWholeOrNotAtAllWhenANodeIsKilled() throws Exception {
        String host = reception.neighbour("killed");
        List<Letter> letters = IntStream.range(0, PEOPLE)
                .mapToObj(it -> reception.inviteTo(host, "person" + it + "@killed.test", Map.of()))
                .toList();
        Api second = Api.asAdministrator(realm.at(cluster.nodes().get(1)));
        List<Callable<Integer>> work = new ArrayList<>();
        for (Letter letter : letters) {
            Visitor visitor = new Visitor();
            WebPage page = visitor.open(letter.link());
            work.add(() -> status(
                    () -> visitor.submit(page, Reception.form(letter.address())).status()));
        }
        String thousand =
                IntStream.range(0, MANY).mapToObj(it -> "m" + it + "@many.test").collect(Collectors.joining("\n"));
        work.add(() -> status(() -> second.invite(host, Map.of("to", thousand)).status()));
        work.add(() -> {
            pause(Duration.ofMillis(350));
            cluster.kill(2);
            return 0;
        });

        AtOnce.done(work);

        assertCounted(host);
        assertThat(tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                        .filter(it -> it.path("EMAIL").asText().endsWith("@many.test"))
                        .toList())
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(), it -> assertThat(it).hasSize(MANY));
        for (Letter letter : letters) {
            boolean here = reception.account(letter.address()).isPresent();
            assertThat(reception.state(letter)).isEqualTo(here ? "accepted" : "open");
            if (!here) {
                WebPage landed = reception.signUp(new Visitor(), letter);
                assertThat(landed.redirect()).as(landed.text()).isPresent();
            }
            assertThat(realm.admin().users().searchByEmail(letter.address(), true))
                    .hasSize(1);
        }
        assertThat(Counters.shown(Api.asAdministrator(realm), host).used()).isEqualTo(PEOPLE);
        assertCounted(host);
    }

    private List<Integer> inviteUntil(AtomicBoolean over, Api alice, String host, String hand) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            String address = hand + "-" + i + "@away.test";
            answers.add(status(() -> alice.invite(host, Map.of("to", address)).status()));
        }
        return answers;
    }

    /** Three times counted alike: what is shown, what is kept, what is there. How many invitations there are. */
    private long assertCounted(String host) {
        Counters.agreed(tables, Api.asAdministrator(realm), host, clock.now());
        List<String> invited = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .map(it -> it.path("EMAIL").asText())
                .toList();
        assertThat(invited).doesNotHaveDuplicates();
        return invited.size();
    }

    private void assertEachHasAMail(String host, long invitations) {
        List<String> ids = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .map(it -> it.path("ID").asText())
                .toList();
        assertThat(ids).hasSize((int) invitations);
        List<JsonNode> mails = Eventually.answered(
                () -> tables.rows("GUESTS_MAIL", "KIND", "INVITATION").stream()
                        .filter(it -> ids.contains(it.path("ABOUT").asText()))
                        .filter(it -> it.path("STATE").asText().equals("SENT"))
                        .toList(),
                it -> it.size() == ids.size(),
                PATIENCE);
        assertThat(mails).extracting(it -> it.path("ABOUT").asText()).containsExactlyInAnyOrderElementsOf(ids);
    }

    /** 0 when nobody answered. */
    private static int status(IntSupplier asking) {
        try {
            return asking.getAsInt();
        } catch (UncheckedIOException nobodyThere) {
            return 0;
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
