package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What takes the places of a host, and what gives them back. */
@Tag("journey")
@KeycloakTest
class PlacesIT {

    private static final Counters NONE = new Counters(0, 0);

    private static Acme acme;
    private static Reception reception;
    private static int hosts;

    private TestRealm realm;
    private TestClock clock;
    private GuestsTables tables;
    private Api alice;
    private Api administrator;
    private String host;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    /** With three places. */
    @BeforeEach
    void host() {
        logIn();
        administrator = Api.asAdministrator(realm);
        host = reception.neighbour("host" + hosts++);
        grantPlaces(3);
    }

    @AfterEach
    void countersAreWhatCountingSays() {
        assertThat(Counters.kept(tables, host)).isEqualTo(Counters.recounted(tables, host));
    }

    @Test
    void refuseWhomThereIsNoneFor() {
        Answer answer = alice.invite(host, Map.of("to", addresses(5, "many.test")));

        assertThat(answer.json().path("invited").asInt()).isEqualTo(3);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
        assertThat(answer.json().path("placesLeft").asLong(-1)).isZero();
        assertThat(Api.texts(answer.json().path("answers"), "reason"))
                .containsExactly("", "", "", "quota_exhausted", "quota_exhausted");
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(0, 3));
        assertThat(alice.quota(host).path("left").asLong(-1)).isZero();
        assertThat(List.of("n3@many.test", "n4@many.test")).allSatisfy(it -> {
            assertThat(tables.rows("GUESTS_MAIL", "EMAIL", it)).isEmpty();
            assertThat(tables.rows("GUESTS_INVITATION", "EMAIL", it)).isEmpty();
        });
    }

    @Test
    void areTakenByGuestsAndHeldByInvitations() {
        reception.guestOf(host, "taker@partner.test", Map.of());
        alice.invited(host, "holder@partner.test");

        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 1));
        assertThat(alice.quota(host).path("left").asLong()).isEqualTo(1);
    }

    @Test
    void areFreeTheMomentThatInvitationsExpire() {
        alice.invited(host, Map.of("to", addresses(3, "expiring.test"), "validity", "PT1H"));

        clock.advance(Duration.ofHours(1));
        logIn();

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
        alice.invited(host, Map.of("to", addresses(3, "expiring.test")));
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(0, 3));
        assertThat(reasonFor("one-more@expiring.test")).isEqualTo("quota_exhausted");
    }

    @Test
    void areFreeTheMomentThatAccessEnds() {
        grantPlaces(1);
        reception.guestOf(host, "short@partner.test", Map.of("period", "PT12H"));
        assertThat(reasonFor("next@partner.test")).isEqualTo("quota_exhausted");

        clock.advance(Duration.ofHours(12));
        logIn();

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
        reception.guestOf(host, "next@partner.test", Map.of());
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
    }

    @Test
    void areFreeWhenAnInvitationIsTakenBack() {
        String invitation = alice.invited(host, "revoked@partner.test");

        alice.delete("invitations/" + invitation);

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
    }

    @Test
    void areFreeWhenTheLastGrantEnds() {
        TestUser guest = reception.guestOf(host, "ended@partner.test", Map.of());
        String part = alice.part(host, "ending");
        String second =
                alice.access(part, Map.of("email", guest.email())).path("grant").asText();
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));

        assertThat(alice.delete("grants/" + second).status()).isEqualTo(204);
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
        alice.delete("guests/" + guest.id());

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
    }

    @Test
    void stayTheirsWhileGuestsAreSuspended() {
        grantPlaces(1);
        TestUser guest = reception.guestOf(host, "paused@partner.test", Map.of());

        alice.post("guests/" + guest.id() + "/suspend");
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
        assertThat(reasonFor("usurper@partner.test")).isEqualTo("quota_exhausted");
        alice.post("guests/" + guest.id() + "/resume");

        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
    }

    @Test
    void areFreeWhenAnAdministratorDeletesTheAccount() {
        TestUser guest = reception.guestOf(host, "deleted@partner.test", Map.of());

        realm.admin().users().delete(guest.id()).close();

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
    }

    @Test
    void areFreeWhenAnAdministratorEndsTheMembership() {
        TestUser guest = reception.guestOf(host, "removed@partner.test", Map.of());

        realm.removeMember(host, guest);

        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
        assertThat(alice.get("guests?state=active&space=" + host).json()).isEmpty();
    }

    @Test
    void areNeededOnceForAGuestOfSeveralSpaces() {
        grantPlaces(1);
        TestUser guest = reception.guestOf(host, "twice@partner.test", Map.of());
        String part = alice.part(host, "second-space");

        Letter letter = reception.inviteTo(part, guest.email(), Map.of());
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
        assertThat(reception.join(new Visitor(), letter, guest).redirect()).isPresent();

        assertThat(alice.grants(guest.id())).hasSize(2);
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
    }

    @Test
    void areHeldNoMoreForWhoHasOne() {
        String part = alice.part(host, "second-offer");
        Letter toHost = reception.inviteTo(host, "double@partner.test", Map.of());
        reception.inviteTo(part, "double@partner.test", Map.of());
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(0, 2));

        reception.signUp(new Visitor(), toHost);

        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
        assertThat(alice.get("invitations?state=open&space=" + part).json()).hasSize(1);
    }

    @Test
    void areNotHeldByDrafts() {
        String draft = alice.invited(host, Map.of("to", "draft@partner.test", "send", "later"))
                .getFirst();
        alice.invited(host, Map.of("to", addresses(3, "full.test")));
        assertThat(alice.invite(host, Map.of("to", "other-draft@partner.test", "send", "later"))
                        .json()
                        .at("/answers/0/outcome")
                        .asText())
                .isEqualTo("drafted");

        Answer full = alice.post("invitations/" + draft + "/send");
        grantPlaces(4);
        Answer sent = alice.post("invitations/" + draft + "/send");

        assertThat(full.status()).isEqualTo(409);
        assertThat(Api.error(full)).isEqualTo("quota_exhausted");
        assertThat(full.json().path("placesLeft").asLong(-1)).isZero();
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(0, 4));
    }

    @Test
    void areNeededForEnsuringAccessToo() {
        grantPlaces(1);
        alice.access(host, Map.of("email", "ensured@partner.test"));

        Answer refused = alice.post("spaces/" + host + "/access", Map.of("email", "not-ensured@partner.test"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(Api.error(refused)).isEqualTo("quota_exhausted");
        assertThat(refused.json().path("placesLeft").asLong(-1)).isZero();
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(0, 1));
    }

    @Test
    void areNeededToLetEndedAccessBeginAgain() {
        grantPlaces(1);
        TestUser guest = reception.guestOf(host, "back@partner.test", Map.of("period", "PT12H"));
        String grant = grantOf(guest);
        clock.advance(Duration.ofHours(12));
        logIn();
        alice.invited(host, "instead@partner.test");
        grantPlaces(0);

        Answer refused = alice.put("grants/" + grant, Map.of("period", "P1D"));
        grantPlaces(2);
        Answer extended = alice.put("grants/" + grant, Map.of("period", "P1D"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(Api.error(refused)).isEqualTo("quota_exhausted");
        assertThat(extended.status()).as(extended.body()).isEqualTo(200);
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 1));
    }

    @Test
    void areGivenBackByGuestsWhoBecomeMembersAndTakenByMembersWhoBecomeGuests() {
        TestUser changing = reception.guestOf(host, "changing@partner.test", Map.of());

        Api.done(administrator.post("guests/" + changing.id() + "/convert"));
        assertThat(Counters.shown(alice, host)).isEqualTo(NONE);
        assertThat(alice.quota(host).path("members").asLong()).isEqualTo(1);
        Api.done(administrator.post("members/" + changing.id() + "/convert", Map.of("space", host)));

        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 0));
        assertThat(alice.quota(host).path("members").asLong(-1)).isZero();
    }

    @Test
    void letNoMemberBecomeAGuestWhenThereIsNone() {
        TestUser member = realm.createUser("full-up", "secret-of-full-up");
        realm.addMember(host, member);
        grantPlaces(0);

        Answer refused = administrator.post("members/" + member.id() + "/convert", Map.of("space", host));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(Api.error(refused)).isEqualTo("quota_exhausted");
        assertThat(alice.quota(host).path("members").asLong()).isEqualTo(1);
        assertThat(reception.realmRoles(member.id())).doesNotContain("guest");
        assertThat(tables.rows("GUESTS_ACCOUNT", "USER_ID", member.id())).isEmpty();
    }

    private String grantOf(TestUser guest) {
        List<JsonNode> grants = alice.grants(guest.id());
        assertThat(grants).hasSize(1);
        return grants.getFirst().path("id").asText();
    }

    private String reasonFor(String address) {
        return alice.invite(host, Map.of("to", address))
                .json()
                .at("/answers/0/reason")
                .asText();
    }

    private void grantPlaces(int places) {
        Api.done(administrator.put("spaces/" + host + "/quota", Map.of("base", places)));
    }

    private static List<String> addresses(int many, String domain) {
        return IntStream.range(0, many).mapToObj(it -> "n" + it + "@" + domain).toList();
    }

    private void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }
}
