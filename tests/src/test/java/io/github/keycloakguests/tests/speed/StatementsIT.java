package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Resource;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.server.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many statements things cost. What runs in the background is counted too and can only add, so the least of several
 * runs counts.
 */
@KeycloakTest
class StatementsIT {

    private static final int MANY = 20;
    private static final int MAILS = 500;

    private static Acme acme;
    private static int names;

    private TestRealm realm;
    private TestMail mail;
    private Statements statements;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @Test
    void costsBatchesAndNotAddressesToInvite() {
        inviting(10);
        long hundred = leastInviting(100);
        long thousand = leastInviting(1000);

        report("inviting 100 addresses", hundred);
        report("inviting 1000 addresses", thousand);
        assertThat(thousand - hundred).isLessThanOrEqualTo(9 * 6);
        assertThat(hundred).isLessThanOrEqualTo(25);
    }

    @Test
    void costsTheSameToInviteOneAndAHundred() {
        long one = leastInviting(1);
        long hundred = leastInviting(100);

        report("inviting one address", one);
        assertThat(hundred).isLessThanOrEqualTo(one + 2);
    }

    @Test
    void costsFewStatementsToLookAtAQuotaHoweverManyGuestsThereAre() {
        Api alice = Api.as(acme.alice(), acme, realm);
        long few = least(() -> alice.quota(acme.space()));
        guests("quota", MANY);

        long many = least(() -> alice.quota(acme.space()));

        report("the quota", many);
        assertThat(many).isLessThanOrEqualTo(few).isLessThanOrEqualTo(6);
    }

    @Test
    void costsTheSameToListManyGuestsAsToListFew() {
        Api alice = Api.as(acme.alice(), acme, realm);
        guests("listed", MANY);

        long few = least(
                () -> assertThat(alice.shown("guests?search=listed&max=2")).hasSize(2));
        long many = least(
                () -> assertThat(alice.shown("guests?search=listed&max=200")).hasSize(MANY));

        report("a page of guests", many);
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(5);
    }

    @Test
    void costsTheSameToListManyInvitationsAsToListFew() {
        Api alice = Api.as(acme.alice(), acme, realm);
        String addresses = IntStream.rangeClosed(1, MANY)
                .mapToObj(it -> "page" + it + "@speed.test")
                .collect(Collectors.joining(","));
        alice.invited(acme.space(), Map.of("to", addresses, "send", "later"));

        long few = least(
                () -> assertThat(alice.shown("invitations?search=page&max=2")).hasSize(2));
        long many = least(
                () -> assertThat(alice.shown("invitations?search=page&max=200")).hasSize(MANY));

        report("a page of invitations", many);
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    @Test
    void costsThreeStatementsToLookAtALink(Visitor visitor) {
        acme.inviteOne("one@speed.test");
        String link = mail.await("one@speed.test").link("/guests/join/");
        visitor.open(link);

        long looking = least(() -> new Visitor().open(link));

        report("the page behind a link", looking);
        assertThat(looking).isLessThanOrEqualTo(3);
    }

    /** With what the workers look for meanwhile, which the number leaves room for. */
    @Test
    void costsFewStatementsToSendAMail() {
        String addresses = IntStream.rangeClosed(1, MAILS)
                .mapToObj(it -> "mail" + it + "@sent.test")
                .collect(Collectors.joining(","));
        Api api = Api.asAdministrator(realm);

        long all = statements.duringAll(() -> {
            api.invited(acme.space(), Map.of("to", addresses));
            mail.await("@sent.test", MAILS, Duration.ofMinutes(2));
        });

        report("inviting %d addresses and sending the mails, for each".formatted(MAILS), (double) all / MAILS);
        assertThat(all).isLessThanOrEqualTo(6 * MAILS);
    }

    @Test
    void costsMembersNothingThatTheRealmIsSetUpForGuests() {
        try (TestRealm plain = TestRealm.create(realm.server(), mail)) {
            Steps without = stepsOfAMember(plain, plain.createOrganization("plain", "plain.test", Acme.APP));
            Steps with = stepsOfAMember(realm, acme.space());

            report("a member's steps in a plain realm", without);
            report("a member's steps in a realm for guests", with);
            assertThat(with).isEqualTo(without);
        }
    }

    @Test
    void costsMembersNothingThatOurJarsAreThere() {
        try (TestRealm plain = TestRealm.create(TestServer.plain(), mail)) {
            Steps without = stepsOfAMember(plain, plain.createOrganization("plain", "plain.test", Acme.APP));
            Steps with = stepsOfAMember(realm, acme.space());

            report("a member's steps on a server without our jars", without);
            assertThat(with).isEqualTo(without);
        }
    }

    /** The member's name is its address, as with guests: Keycloak looks once more whether it is anybody else's. */
    @Test
    void costsGuestsNothingMoreThanMembersOnceItIsKnown() {
        acme.inviteOne("guest@speed.test");
        TestUser guest = Joining.by(
                mail.await("guest@speed.test").link("/guests/join/"), new Visitor(), realm, "guest@speed.test");

        Steps ofGuest = stepsOf(guest, realm);
        TestUser member = realm.createUser("member@speed.test", "member-secret", "member@speed.test");
        realm.addMember(acme.space(), member);
        Steps ofMember = stepsOf(member, realm);

        report("a guest's steps", ofGuest);
        report("the steps of a member named by its address", ofMember);
        assertThat(ofGuest).isEqualTo(ofMember);
    }

    private void guests(String name, int number) {
        Guesthouse house = new Guesthouse(realm);
        IntStream.range(0, number).forEach(it -> house.guest(name + it, acme.space()));
    }

    private static Steps stepsOfAMember(TestRealm where, String organization) {
        String name = "member" + ++names;
        TestUser member = where.createUser(name, "member-secret");
        where.addMember(organization, member);
        return stepsOf(member, where);
    }

    private static Steps stepsOf(TestUser user, TestRealm where) {
        Statements there = Statements.of(where);
        String resource = "resource" + ++names;
        TestClient app = where.client("app" + names).withAudience(resource).create();
        return Steps.of(app, new Resource(where, resource), user, action -> there.least(action));
    }

    private long least(Runnable action) {
        return statements.least(action);
    }

    private long leastInviting(int addresses) {
        return IntStream.range(0, 3).mapToLong(run -> inviting(addresses)).min().orElseThrow();
    }

    /** In a realm that is removed at once, and its outbox with it. */
    private long inviting(int addresses) {
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Api.asAdministrator(own).post("setup/apply");
            String space = own.createOrganization("batch", "batch.test", Acme.APP);
            String to = IntStream.rangeClosed(1, addresses)
                    .mapToObj(it -> "n" + it + "@batch.test")
                    .collect(Collectors.joining(","));
            Api api = Api.asAdministrator(own);
            api.invited(space, "warm@up.test");

            return statements.during(() -> assertThat(api.invite(space, Map.of("to", to))
                            .json()
                            .path("invited")
                            .asInt())
                    .isEqualTo(addresses));
        }
    }

    private static void report(String what, Object cost) {
        System.out.printf("Statements: %s: %s%n", what, cost);
    }
}
