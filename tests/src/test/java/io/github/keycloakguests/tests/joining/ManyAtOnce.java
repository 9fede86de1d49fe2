package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Several people, or one impatient person, at the same moment. */
abstract class ManyAtOnce {

    private static final int MANY = 8;

    private static Acme acme;
    private static Reception reception;
    private static String globex;

    private TestRealm realm;
    private TestMail mail;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        globex = reception.neighbour("globex");
    }

    @RepeatedTest(3)
    void oneOfManyWithTheSameLinkBecomesTheGuest(RepetitionInfo repetition) throws Exception {
        Letter letter = reception.invite("race" + repetition.getCurrentRepetition() + "@partner.test");

        List<WebPage> ends = atOnce(Collections.nCopies(MANY, letter));

        assertThat(ends).filteredOn(it -> it.redirect().isPresent()).hasSize(1);
        assertThat(ends)
                .filteredOn(it -> it.redirect().isEmpty())
                .allSatisfy(it -> assertThat(it.status()).as(it.text()).isIn(200, 409, 410));
        assertThat(realm.admin().users().searchByEmail(letter.address(), true)).hasSize(1);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        // Mails go out in their order: when a later one has come, no more of the earlier ones will.
        reception.invite("after-" + letter.address());
        assertThat(mail.await(letter.address(), 2).stream()
                        .filter(it -> it.recipients().contains(letter.address())))
                .hasSize(2);
    }

    @RepeatedTest(3)
    void twoInvitationsOfOneAddressMakeOneAccount(RepetitionInfo repetition) throws Exception {
        String address = "two" + repetition.getCurrentRepetition() + "@partner.test";
        Letter toAcme = reception.invite(address);
        Letter toGlobex = reception.inviteTo(globex, address, Map.of());

        List<WebPage> ends = atOnce(List.of(toAcme, toGlobex));

        assertThat(ends).filteredOn(it -> it.redirect().isPresent()).hasSize(1);
        assertThat(ends).filteredOn(it -> it.redirect().isEmpty()).allSatisfy(it -> {
            assertThat(it.status()).as(it.text()).isIn(200, 409);
            assertThat(it.text()).contains("log in");
        });
        assertThat(realm.admin().users().searchByEmail(address, true)).hasSize(1);
        assertThat(List.of(reception.state(toAcme), reception.state(toGlobex)))
                .containsExactlyInAnyOrder("accepted", "open");
    }

    /** Everybody has the page open, then all send it. */
    private static List<WebPage> atOnce(List<Letter> letters) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(letters.size());
        try (ExecutorService people = Executors.newFixedThreadPool(letters.size())) {
            List<Callable<WebPage>> attempts = new ArrayList<>();
            for (Letter letter : letters) {
                attempts.add(() -> {
                    Visitor visitor = new Visitor();
                    WebPage page = visitor.open(letter.link());
                    ready.await(30, TimeUnit.SECONDS);
                    return visitor.submit(page, Reception.form(letter.address()));
                });
            }
            List<WebPage> ends = new ArrayList<>();
            for (Future<WebPage> end : people.invokeAll(attempts)) {
                ends.add(end.get());
            }
            return ends;
        }
    }
}
