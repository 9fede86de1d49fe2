package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Attendance.Noting;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Attendance} promises. */
public abstract class AttendanceContract {

    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final Instant LATEST = NOON.plus(Attendance.PAUSE);

    /** The ports of one realm over one store. */
    public record Store(GuestAccounts accounts, Grants grants, Places places, Attendance attendance) {}

    /** Does the work in a transaction of its own, on a store that is empty before each test. */
    protected abstract <T> T with(Function<Store, T> work);

    /** The same in another realm. */
    protected abstract <T> T withOtherRealm(Function<Attendance, T> work);

    @Test
    void knowsNothingOfGrantsThatWereNeverUsed() {
        Grant grant = has(aGrant());

        assertThat(of(grant)).isEmpty();
    }

    @Test
    void knowsForWhatAGrantWasUsedLast() {
        Grant grant = has(aGrant());
        Grant other = has(aGrant().to("sales"));

        use(grant, LastSeen.loggedIn(NOON));
        use(grant, LastSeen.active(NOON.plusSeconds(9)));
        use(other, LastSeen.active(NOON));

        assertThat(of(grant, other))
                .isEqualTo(
                        Map.of(grant.id(), new LastSeen(NOON, NOON.plusSeconds(9)), other.id(), LastSeen.active(NOON)));
        assertThat(of(other)).containsOnlyKeys(other.id());
    }

    @Test
    void neverGoesBack() {
        Grant grant = has(aGrant());
        use(grant, LastSeen.loggedIn(NOON));

        use(grant, LastSeen.loggedIn(NOON.minusMillis(1)));
        use(grant, LastSeen.NEVER);

        assertThat(of(grant)).isEqualTo(Map.of(grant.id(), LastSeen.loggedIn(NOON)));
    }

    @Test
    void leavesTheGrantAsItWas() {
        Grant grant = has(aGrant());

        use(grant, LastSeen.loggedIn(NOON));

        assertThat(this.<Optional<Grant>>with(it -> it.grants().find(grant.id())))
                .contains(grant);
    }

    @Test
    void keepsWhatWasNotedThroughChangesOfTheGrant() {
        Grant grant = has(aGrant());
        use(grant, LastSeen.loggedIn(NOON));

        with(it -> it.grants().change(grant.suspended(), NOON));

        assertThat(of(grant)).isEqualTo(Map.of(grant.id(), LastSeen.loggedIn(NOON)));
    }

    @Test
    void writesAVisitOnceInFiveMinutes() {
        Grant grant = has(aGrant());

        assertThat(note(grant, LastSeen.loggedIn(NOON), NOON)).isEqualTo(new Noting.Written());
        assertThat(note(grant, LastSeen.active(NOON.plusSeconds(1)), NOON.plusSeconds(1)))
                .isEqualTo(new Noting.TooSoon(LATEST));
        assertThat(note(grant, LastSeen.active(LATEST.minusMillis(1)), LATEST.minusMillis(1)))
                .isEqualTo(new Noting.TooSoon(LATEST));
        assertThat(note(grant, LastSeen.active(LATEST.minusMillis(1)), LATEST)).isEqualTo(new Noting.Written());
    }

    /** What was done in the pause is written after it: the next pause begins when that was written, and not before. */
    @Test
    void countsThePauseFromTheWriting() {
        Grant grant = has(aGrant());
        note(grant, LastSeen.loggedIn(NOON), NOON);
        note(grant, LastSeen.active(NOON.plusSeconds(1)), LATEST);

        assertThat(note(grant, LastSeen.active(LATEST.plusSeconds(10)), LATEST.plusSeconds(10)))
                .isEqualTo(new Noting.TooSoon(LATEST.plus(Attendance.PAUSE)));
    }

    @Test
    void writesNothingThatIsKnown() {
        Grant grant = has(aGrant());
        Instant later = LATEST.plusSeconds(60);
        note(grant, LastSeen.loggedIn(NOON), NOON);

        assertThat(note(grant, LastSeen.loggedIn(NOON), later)).isEqualTo(new Noting.Needless());
        assertThat(note(grant, LastSeen.active(NOON.minusSeconds(1)), later)).isEqualTo(new Noting.Needless());
        assertThat(note(grant, LastSeen.loggedIn(NOON.minusSeconds(1)), NOON.plusSeconds(1)))
                .isEqualTo(new Noting.Needless());
    }

    @Test
    void writesALoginThatCameBeforeAnActivityThatIsKnown() {
        Grant grant = has(aGrant());
        note(grant, LastSeen.active(NOON.plusSeconds(2)), NOON.plusSeconds(2));

        assertThat(note(grant, LastSeen.loggedIn(NOON.plusSeconds(1)), LATEST.plusSeconds(2)))
                .isEqualTo(new Noting.Written());
    }

    @Test
    void pausesForEachGuestAndHostByItself() {
        Grant grant = has(aGrant());
        Grant elsewhere = has(aGrant().by(GLOBEX).to("lab"));
        Grant other = has(aGrant().of("hal"));
        note(grant, LastSeen.loggedIn(NOON), NOON);

        assertThat(note(elsewhere, LastSeen.loggedIn(NOON), NOON)).isEqualTo(new Noting.Written());
        assertThat(note(other, LastSeen.loggedIn(NOON), NOON)).isEqualTo(new Noting.Written());
    }

    @Test
    void writesOneOfSeveralVisitsAtTheSameMoment() {
        Grant grant = has(aGrant());

        List<Noting> all = AtOnce.eightTimes(() -> note(grant, LastSeen.loggedIn(NOON), NOON));

        assertThat(all).containsOnlyOnce(new Noting.Written());
    }

    @Test
    void writesNothingOfAGuestWithoutAStay() {
        Grant grant = aGrant().build();

        assertThat(note(grant, LastSeen.loggedIn(NOON), NOON)).isEqualTo(new Noting.Needless());
        use(grant, LastSeen.loggedIn(NOON));

        assertThat(of(grant)).isEmpty();
    }

    @Test
    void knowsAndChangesNothingOfAnotherRealm() {
        Grant grant = has(aGrant());

        assertThat(this.<Noting>withOtherRealm(it -> it.note(visit(grant, LastSeen.loggedIn(NOON)), NOON)))
                .isEqualTo(new Noting.Needless());
        withOtherRealm(it -> {
            it.note(grant.id(), LastSeen.loggedIn(NOON));
            return true;
        });
        assertThat(of(grant)).isEmpty();

        use(grant, LastSeen.loggedIn(NOON));
        assertThat(this.<Map<GrantId, LastSeen>>withOtherRealm(it -> it.of(List.of(grant.id()))))
                .isEmpty();
    }

    private Map<GrantId, LastSeen> of(Grant... grants) {
        List<GrantId> ids = List.of(grants).stream().map(Grant::id).toList();
        return with(it -> it.attendance().of(ids));
    }

    protected final Noting note(Grant grant, LastSeen seen, Instant now) {
        return with(it -> it.attendance().note(visit(grant, seen), now));
    }

    protected final void use(Grant grant, LastSeen seen) {
        with(it -> {
            it.attendance().note(grant.id(), seen);
            return true;
        });
    }

    protected final Grant has(GrantBuilder granted) {
        Grant grant = granted.build();
        HostId host = grant.access().host();
        return with(it -> {
            if (it.accounts().find(grant.guest()).isEmpty()) {
                it.accounts().add(account(grant.guest()));
            }
            it.places().lock(host, NOON);
            it.grants().add(grant);
            new Seating(it.places(), it.accounts(), it.grants(), new RecordingStandings(it.accounts(), it.grants()))
                    .settle(grant.guest(), host, NOON.minusSeconds(1));
            return grant;
        });
    }

    private static Visit visit(Grant grant, LastSeen seen) {
        return Visit.of(grant.guest(), grant.access().host(), List.of(grant), seen);
    }

    private static GuestAccount account(UserId user) {
        return new GuestAccount(
                user, Footing.GUEST, "partner", user.value(), new EmailAddress(user.value() + "@example.org"), NOON);
    }
}
