package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who want the last places at the same moment. */
abstract class RacingForPlaces {

    private static final int MANY = 64;
    private static final int PLACES = 10;

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestMail mail;
    private GuestsTables tables;
    private Api alice;
    private Api administrator;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
        administrator = Api.asAdministrator(realm);
    }

    @Test
    void invitesAsManyAsThereArePlaces() throws Exception {
        String host = reception.neighbour("inviting");
        grantPlaces(host, PLACES);

        List<Answer> answers = AtOnce.done(addresses("inviting.race").stream()
                .<Callable<Answer>>map(it -> () -> alice.invite(host, Map.of("to", it)))
                .toList());

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.status()).as(it.body()).isEqualTo(200));
        assertThat(outcomes(answers, "invited")).hasSize(PLACES);
        assertThat(outcomes(answers, "refused"))
                .hasSize(MANY - PLACES)
                .allSatisfy(
                        it -> assertThat(it.at("/answers/0/reason").asText()).isEqualTo("quota_exhausted"));
        // Each saw the places that those before it had left.
        assertThat(outcomes(answers, "invited").stream()
                        .map(it -> it.path("placesLeft").asLong()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, PLACES).boxed().toList());
        assertCounters(host, new Counters(0, PLACES));
        assertThat(tables.rows("GUESTS_INVITATION", "HOST_ID", host)).hasSize(PLACES);
        awaitOutbox("after-inviting@partner.test");
        assertThat(mail.to("@inviting.race")).hasSize(PLACES);
    }

    @Test
    void seatsAsManyAsThereArePlaces() throws Exception {
        String host = reception.neighbour("joining");
        List<String> addresses = addresses("joining.race");
        alice.invited(host, Map.of("to", addresses));
        List<String> links = addresses.stream()
                .map(it -> mail.await(it).link("/guests/join/"))
                .toList();
        grantPlaces(host, PLACES);

        List<WebPage> ends = AtOnce.done(signUps(addresses, links));

        assertThat(ends).filteredOn(it -> it.redirect().isPresent()).hasSize(PLACES);
        assertThat(ends)
                .filteredOn(it -> it.redirect().isEmpty())
                .allSatisfy(it -> assertThat(Reception.hasNoPlace(it))
                        .as(it.status() + " " + it.text())
                        .isTrue());
        assertThat(realm.admin().users().searchByEmail("@joining.race", false)).hasSize(PLACES);
        assertThat(alice.shown("invitations?state=accepted&max=200&space=" + host))
                .hasSize(PLACES);
        assertThat(alice.shown("invitations?state=open&max=200&space=" + host)).hasSize(MANY - PLACES);
        assertCounters(host, new Counters(PLACES, MANY - PLACES));
    }

    @Test
    void letsTheOthersInOnceThereIsAPlaceForThem() {
        String host = reception.neighbour("later");
        Reception.Letter letter = reception.inviteTo(host, "patient@partner.test", Map.of());
        grantPlaces(host, 0);
        Visitor visitor = new Visitor();
        WebPage refused = reception.signUp(visitor, letter);
        assertThat(Reception.hasNoPlace(refused)).as(refused.text()).isTrue();
        assertThat(reception.account(letter.address())).isEmpty();

        grantPlaces(host, 1);

        assertThat(reception.signUp(visitor, letter).redirect()).isPresent();
        assertCounters(host, new Counters(1, 0));
    }

    private void grantPlaces(String host, int places) {
        Api.done(administrator.put("spaces/" + host + "/quota", Map.of("base", places)));
    }

    private static List<String> addresses(String domain) {
        return IntStream.range(0, MANY).mapToObj(it -> "n" + it + "@" + domain).toList();
    }

    private static List<JsonNode> outcomes(List<Answer> answers, String outcome) {
        return answers.stream()
                .map(Answer::json)
                .filter(it -> it.at("/answers/0/outcome").asText().equals(outcome))
                .toList();
    }

    /** Everybody has the page open, then all send it. */
    private static List<Callable<WebPage>> signUps(List<String> addresses, List<String> links) {
        List<Callable<WebPage>> signUps = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Visitor visitor = new Visitor();
            WebPage page = visitor.open(links.get(i));
            Map<String, String> form = Reception.form(addresses.get(i));
            signUps.add(() -> visitor.submit(page, form));
        }
        return signUps;
    }

    private void assertCounters(String host, Counters expected) {
        assertThat(Counters.shown(alice, host)).isEqualTo(expected);
        assertThat(Counters.kept(tables, host)).isEqualTo(expected);
        assertThat(Counters.recounted(tables, host)).isEqualTo(expected);
    }

    /** Mails go out in their order: when a later one has come, no more of the earlier ones will. */
    private void awaitOutbox(String address) {
        alice.invited(acme.space(), address);
        mail.await(address);
    }
}
