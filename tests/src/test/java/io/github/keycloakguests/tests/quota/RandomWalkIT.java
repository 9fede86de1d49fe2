package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is done in whatever order, the quota says how many guests there are and how many more there can be. */
@KeycloakTest
class RandomWalkIT {

    private static final long SEED = 20_260_815;
    private static final int STEPS = 300;
    private static final int HOST_LASTS = 150;
    private static final int PEOPLE = 6;

    private record Step(int weight, String name, Runnable deed) {}

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;

    @BeforeAll
    static void setUp(TestRealm realm) {
        Api.done(Api.asAdministrator(realm).post("setup/apply"));
    }

    @Test
    void isCountedRightlyAfterEachStep() {
        Random random = new Random(SEED);
        Ground ground = new Ground(realm, mail, clock, random);
        people(ground);
        List<Step> steps = steps(ground);
        for (int i = 0; i < STEPS; i++) {
            if (i % HOST_LASTS == 0) {
                moveOn(ground);
            }
            Step step = chosen(steps, random);
            step.deed().run();
            assertCounted(ground, "step " + i + ": " + step.name());
        }
        assertThat(ground.books().accounts().size()).as("not everybody refused").isGreaterThan(PEOPLE);
    }

    @Test
    void isCountedRightlyWhileManyHandsAreAtWork() throws Exception {
        String host = realm.createOrganization("hands", "hands.test", Acme.APP);
        Api.done(Api.asAdministrator(realm).put("spaces/" + host + "/quota", Map.of("base", 12)));

        List<Hands.Work> work = Hands.atWork(
                4, it -> it < 30, it -> new Hands(Api.asAdministrator(realm), mail, host, new Random(SEED + it)));

        assertThat(work).extracting(Hands.Work::unanswered).containsOnly(0);
        Counters deserved = Counters.agreed(tables, Api.asAdministrator(realm), host, clock.now());
        assertThat(deserved.used() + deserved.reserved()).isLessThanOrEqualTo(12);
        assertThat(deserved.used()).isPositive();
    }

    private List<Step> steps(Ground ground) {
        OfferSteps offers = new OfferSteps(ground);
        GuestSteps guests = new GuestSteps(ground);
        return List.of(
                new Step(24, "invite", offers::invite),
                new Step(18, "accept", offers::accept),
                new Step(8, "ensure access", offers::ensureAccess),
                new Step(6, "revoke", offers::revoke),
                new Step(
                        9,
                        "wait",
                        () -> ground.advance(
                                Duration.ofHours(1 + ground.random().nextInt(3)))),
                new Step(6, "end a grant", guests::endGrant),
                new Step(5, "suspend", guests::suspend),
                new Step(5, "resume", guests::resume),
                new Step(6, "extend", guests::extend),
                new Step(4, "become a member", guests::becomeMember),
                new Step(5, "become a guest", guests::becomeGuest),
                new Step(6, "join the host", guests::joinTheHost),
                new Step(5, "leave the host", guests::leaveTheHost));
    }

    private static Step chosen(List<Step> steps, Random random) {
        int left = random.nextInt(steps.stream().mapToInt(Step::weight).sum());
        List<Step> candidates = new ArrayList<>(steps);
        while (left >= candidates.getFirst().weight()) {
            left -= candidates.removeFirst().weight();
        }
        return candidates.getFirst();
    }

    private void people(Ground ground) {
        for (int i = 0; i < PEOPLE; i++) {
            TestUser person = realm.createUser("person" + i, "secret-of-person");
            ground.books().accounts().put(person.email(), person);
            ground.books().outsiders().add(person.email());
        }
    }

    /** The host is deleted with everything in it, and another one takes its place. */
    private void moveOn(Ground ground) {
        String old = ground.host();
        if (!old.isEmpty()) {
            realm.removeOrganization(old);
            ground.books().close();
            assertThat(Counters.kept(tables, old)).isEqualTo(new Counters(0, 0));
            assertThat(Counters.recounted(tables, old)).isEqualTo(new Counters(0, 0));
        }
        String host = realm.createOrganization("walked", "walked.test", Acme.APP);
        ground.enter(host);
        Api.done(ground.api().put("spaces/" + host + "/quota", Map.of("base", Books.BASE, "ratio", Books.RATIO)));
    }

    private void assertCounted(Ground ground, String step) {
        JsonNode quota = ground.api().quota(ground.host());
        Books books = ground.books();
        assertThat(quota.path("members").asInt())
                .as(step)
                .isEqualTo(books.members().size());
        assertThat(quota.path("limit").asLong()).as(step).isEqualTo(books.limit());
        assertThat(Counters.shown(quota)).as(step).isEqualTo(books.counters(ground.now()));
        assertThat(quota.path("left").asLong()).as(step).isEqualTo(books.left(ground.now()));
        assertKeptAsRecounted(ground, step);
    }

    /** Ends are carried out meanwhile: what was read before and what was read after may differ for a moment. */
    private void assertKeptAsRecounted(Ground ground, String step) {
        Both both = Eventually.answered(
                () -> new Both(Counters.kept(tables, ground.host()), Counters.recounted(tables, ground.host())),
                it -> it.kept().equals(it.recounted()));
        assertThat(both.kept()).as(step).isEqualTo(both.recounted());
    }

    private record Both(Counters kept, Counters recounted) {}
}
