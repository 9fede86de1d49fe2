package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Crowd;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Resource;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many statements everything may cost that happens often or to many at once; what does not keep to its number fails
 * here. What runs in the background is counted too and can only add, so the least of several runs counts. What a step
 * costs Keycloak itself is that of 26.7.3 on PostgreSQL.
 */
@KeycloakTest
class StatementsIT {

    private static final Steps OF_A_MEMBER = new Steps(0, 6, 5, 0, 0, 0, 0);
    private static final Steps OF_ANYBODY_NAMED_BY_ADDRESS = new Steps(0, 7, 6, 0, 0, 0, 0);

    private static final int INVITING_ONE = 14;
    private static final int INVITING_A_HUNDRED = 14;
    private static final int INVITING_A_THOUSAND = 59;
    private static final int A_PAGE_OF_GUESTS = 5;
    private static final int A_PAGE_OF_INVITATIONS = 3;
    private static final int A_QUOTA = 5;
    private static final int A_LINK = 3;

    /** 4.7 for each; the rest is for what the timers ask each second, which on a slow machine is more. */
    private static final int SENDING_MANY_MAILS = 2_800;

    /** 66 for each, of which session, group and organization take Keycloak a dozen each; and what the timers ask. */
    private static final int SWEEPING_MANY = 37_500;

    private static final int FEW = 20;
    private static final int MANY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
        long one = leastInviting(1);
        long hundred = leastInviting(100);
        long thousand = leastInviting(1000);

        report("inviting 1, 100 and 1000 addresses", List.of(one, hundred, thousand));
        assertThat(one).isLessThanOrEqualTo(INVITING_ONE);
        assertThat(hundred).isLessThanOrEqualTo(INVITING_A_HUNDRED);
        assertThat(thousand).isLessThanOrEqualTo(INVITING_A_THOUSAND);
    }

    @Test
    void costsFewStatementsToLookAtAQuotaHoweverManyGuestsThereAre() {
        Api alice = Api.as(acme.alice(), acme, realm);
        long few = least(() -> alice.quota(acme.space()));
        guests("quota", FEW);

        long many = least(() -> alice.quota(acme.space()));

        report("the quota", many);
        assertThat(many).isLessThanOrEqualTo(few).isLessThanOrEqualTo(A_QUOTA);
    }

    @Test
    void costsTheSameToListManyGuestsAsToListFew() {
        Api alice = Api.as(acme.alice(), acme, realm);
        guests("listed", FEW);

        long few = least(
                () -> assertThat(alice.shown("guests?search=listed&max=2")).hasSize(2));
        long many = least(
                () -> assertThat(alice.shown("guests?search=listed&max=200")).hasSize(FEW));

        report("a page of guests", many);
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(A_PAGE_OF_GUESTS);
    }

    @Test
    void costsTheSameToListManyInvitationsAsToListFew() {
        Api alice = Api.as(acme.alice(), acme, realm);
        String addresses = IntStream.rangeClosed(1, FEW)
                .mapToObj(it -> "page" + it + "@speed.test")
                .collect(Collectors.joining(","));
        alice.invited(acme.space(), Map.of("to", addresses, "send", "later"));

        long few = least(
                () -> assertThat(alice.shown("invitations?search=page&max=2")).hasSize(2));
        long many = least(
                () -> assertThat(alice.shown("invitations?search=page&max=200")).hasSize(FEW));

        report("a page of invitations", many);
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(A_PAGE_OF_INVITATIONS);
    }

    @Test
    void costsFewStatementsToLookAtALink(Visitor visitor) {
        acme.inviteOne("one@speed.test");
        String link = mail.await("one@speed.test").link("/guests/join/");
        visitor.open(link);

        long looking = least(() -> new Visitor().open(link));

        report("the page behind a link", looking);
        assertThat(looking).isLessThanOrEqualTo(A_LINK);
    }

    @Test
    void costsFewStatementsToSendAMail() {
        String addresses = IntStream.rangeClosed(1, MANY)
                .mapToObj(it -> "mail" + it + "@sent.test")
                .collect(Collectors.joining(","));
        Api api = Api.asAdministrator(realm);

        long all = statements.duringAll(() -> {
            api.invited(acme.space(), Map.of("to", addresses));
            mail.await("@sent.test", MANY, PATIENCE);
        });

        report("inviting %d addresses and sending the mails, for each".formatted(MANY), (double) all / MANY);
        assertThat(all).isLessThanOrEqualTo(SENDING_MANY_MAILS);
    }

    /** Each with a login, and as many again whose access goes on. */
    @Test
    void costsTheSameForEachWhoseAccessEnds(TestClock clock) {
        Guesthouse house = new Guesthouse(realm);
        realm.change(it -> {
            it.setSsoSessionIdleTimeout((int) Duration.ofDays(100).toSeconds());
            it.setSsoSessionMaxLifespan((int) Duration.ofDays(100).toSeconds());
        });
        String part = house.part(acme.space(), "swept");
        TestUser model = house.guest("model", part, Map.of("period", "P60D"));
        Shop.open(realm).login(model);
        Instant end = clock.now().plus(Duration.ofDays(2)).plusMillis(500);
        Sql sql = new Sql(realm);
        Crowd ending = new Crowd(sql, realm, model, "ending", MANY);
        Crowd staying = new Crowd(sql, realm, model, "staying", MANY);
        ending.make(end);
        staying.make(house.end(part, model));
        String untouched = staying.fingerprint();
        String used = "select used from guests_quota where host_id = '" + acme.space() + "'";
        int usedBefore = Integer.parseInt(sql.value(used));

        long all = statements.duringAll(() -> {
            clock.moveTo(end.plusSeconds(2));
            Eventually.answered(ending::due, it -> it == 0, PATIENCE);
        });

        report("ending the access of %d of %d guests, for each".formatted(MANY, 2 * MANY), (double) all / MANY);
        assertThat(ending.remains()).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(staying.fingerprint()).isEqualTo(untouched);
        assertThat(staying.remains()).isEqualTo(List.of((long) MANY, 2L * MANY, (long) MANY));
        assertThat(Integer.parseInt(sql.value(used))).isEqualTo(usedBefore - MANY);
        assertThat(all).isLessThanOrEqualTo(SWEEPING_MANY);
    }

    @Test
    void costsMembersNothingThatTheRealmIsSetUpForGuests() {
        try (TestRealm plain = TestRealm.create(realm.server(), mail)) {
            Steps without = stepsOfAMember(plain, plain.createOrganization("plain", "plain.test", Acme.APP));
            Steps with = stepsOfAMember(realm, acme.space());

            report("a member's steps in a plain realm", without);
            report("a member's steps in a realm for guests", with);
            assertThat(with).isEqualTo(without);
            assertThat(with.over(OF_A_MEMBER)).isEmpty();
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
        assertThat(ofGuest.over(OF_ANYBODY_NAMED_BY_ADDRESS)).isEmpty();
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
