package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link DueGrants} promises, with the grants that it is about. */
public abstract class DueGrantsContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant FIRST_NOTICE = END.minus(Duration.ofDays(14));

    /**
     * Does the work in a transaction of its own, on one realm, empty before each test, with {@link Agenda#DEFAULT}. Also
     * called by several threads at once.
     */
    protected abstract <T> T with(BiFunction<Grants, DueGrants, T> work);

    /** The same on another realm in the same store. */
    protected abstract <T> T withOtherRealm(BiFunction<Grants, DueGrants, T> work);

    @Test
    void claimsAGrantFromTheMomentOfItsAgendaOn() {
        Grant grant = added(aGrant().build());

        assertThat(claimed(FIRST_NOTICE.minusMillis(1))).isEmpty();
        assertThat(claimed(FIRST_NOTICE))
                .containsExactly(new DueGrants.Due(grant.id(), grant.guest(), FIRST_NOTICE, FIRST_NOTICE.plus(LEASE)));
    }

    @Test
    void claimsWhatBeginsLaterWhenItBegins() {
        Instant start = NOON.plusSeconds(3600);
        added(aGrant().from(start, "P90D").waiting().build());

        assertThat(claimed(start.minusMillis(1))).isEmpty();
        assertThat(claimed(start)).extracting(DueGrants.Due::at).containsExactly(start);
    }

    @Test
    void neverClaimsWhatHasNoEnd() {
        added(aGrant().until(null).build());

        assertThat(claimed(Instant.parse("9000-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void claimsForOneUntilTheLeaseIsOver() {
        added(aGrant().build());
        DueGrants.Due first = claimed(END).getFirst();

        assertThat(claimed(END.plus(LEASE).minusMillis(1))).isEmpty();
        DueGrants.Due second = claimed(END.plus(LEASE)).getFirst();

        assertThat(second.at()).isEqualTo(first.at());
        assertThat(settled(first, Agenda.NEVER)).isFalse();
        assertThat(settled(second, Agenda.NEVER)).isTrue();
    }

    @Test
    void settlesAClaimOnce() {
        added(aGrant().build());
        DueGrants.Due claim = claimed(FIRST_NOTICE).getFirst();

        assertThat(settled(claim, END)).isTrue();
        assertThat(settled(claim, END)).isFalse();

        assertThat(claimed(END.minusMillis(1))).isEmpty();
        assertThat(claimed(END)).extracting(DueGrants.Due::at).containsExactly(END);
    }

    @Test
    void doesNotSettleWhatWasChangedMeanwhile() {
        Grant grant = added(aGrant().build());
        DueGrants.Due claim = claimed(FIRST_NOTICE).getFirst();
        Instant later = END.plus(Duration.ofDays(30));
        changed(like(grant).until(later).build(), FIRST_NOTICE);

        assertThat(settled(claim, END)).isFalse();

        assertThat(claimed(later.minus(Duration.ofDays(14)).minusMillis(1))).isEmpty();
        assertThat(claimed(later.minus(Duration.ofDays(14)))).hasSize(1);
    }

    @Test
    void takesAClaimBackByAChangeThatLeavesTheMomentsAsTheyAre() {
        Grant grant = added(aGrant().build());
        DueGrants.Due claim = claimed(FIRST_NOTICE).getFirst();
        changed(like(grant).permitting("edit").build(), FIRST_NOTICE.minusMillis(1));

        assertThat(settled(claim, END)).isFalse();
        assertThat(claimed(FIRST_NOTICE)).extracting(DueGrants.Due::at).containsExactly(FIRST_NOTICE);
    }

    @Test
    void isNotDueAgainForAChangeAfterItsEndWasCarriedOut() {
        Grant grant = added(aGrant().build());
        settled(claimed(END).getFirst(), Agenda.NEVER);

        changed(like(grant).permitting("edit").build(), END.plusSeconds(60));

        assertThat(claimed(END.plusSeconds(3600))).isEmpty();
    }

    @Test
    void staysDueForAChangeBeforeItsEndWasCarriedOut() {
        Grant grant = added(aGrant().build());

        changed(like(grant).permitting("edit").build(), END.plusSeconds(60));

        assertThat(claimed(END.plusSeconds(3600))).hasSize(1);
    }

    @Test
    void isNeverDueOnceSomebodyEndedIt() {
        Grant grant = added(aGrant().build());
        changed(grant.endedAt(NOON.plusSeconds(1), EndReason.REVOKED), NOON.plusSeconds(1));

        assertThat(claimed(END.plusSeconds(3600))).isEmpty();
    }

    @Test
    void comesBackWhenItWasPutOffUntilThen() {
        added(aGrant().build());
        DueGrants.Due claim = claimed(END).getFirst();
        Instant later = END.plusSeconds(300);

        putOff(claim, later);

        assertThat(claimed(later.minusMillis(1))).isEmpty();
        assertThat(claimed(later)).extracting(DueGrants.Due::at).containsExactly(claim.at());
    }

    @Test
    void doesNotPutOffWhatAnotherHasClaimed() {
        added(aGrant().build());
        DueGrants.Due lost = claimed(END).getFirst();
        DueGrants.Due theirs = claimed(END.plus(LEASE)).getFirst();

        putOff(lost, END.plus(Duration.ofDays(1)));

        assertThat(settled(theirs, Agenda.NEVER)).isTrue();
    }

    @Test
    void claimsThoseFirstThatHaveWaitedLongest() {
        Grant second =
                added(aGrant().of("hal").from(NOON.plusSeconds(1), "P90D").build());
        Grant third = added(aGrant().of("ida").from(NOON.plusSeconds(2), "P90D").build());
        Grant first = added(aGrant().of("gil").from(NOON, "P90D").build());

        assertThat(claimed(2, END.plusSeconds(60)))
                .extracting(DueGrants.Due::grant)
                .containsExactly(first.id(), second.id());
        assertThat(claimed(END.plusSeconds(60)))
                .extracting(DueGrants.Due::grant)
                .containsExactly(third.id());
    }

    @Test
    void claimsEachForOneOfEightWhoClaimAtOnce() {
        IntStream.range(0, 40).forEach(it -> added(aGrant().of("guest" + it).build()));

        List<List<DueGrants.Due>> all = AtOnce.eightTimes(() -> with((grants, due) -> due.claim(10, END, LEASE)));

        List<DueGrants.Due> claims = all.stream().flatMap(List::stream).toList();
        assertThat(claims).extracting(DueGrants.Due::grant).doesNotHaveDuplicates();
        assertThat(claims.size() + claimed(END).size()).isEqualTo(40);
    }

    @Test
    void knowsTheGrantsOfItsRealmOnly() {
        Grant grant = added(aGrant().build());
        DueGrants.Due claim = claimed(END).getFirst();

        List<DueGrants.Due> theirs = withOtherRealm((grants, due) -> due.claim(10, END.plus(LEASE), LEASE));
        assertThat(theirs).isEmpty();
        boolean settled = withOtherRealm((grants, due) -> due.settle(claim, Agenda.NEVER));
        assertThat(settled).isFalse();
        withOtherRealm((grants, due) -> {
            due.putOff(claim, Agenda.NEVER);
            return true;
        });
        assertThat(claimed(END.plus(LEASE))).extracting(DueGrants.Due::grant).containsExactly(grant.id());
    }

    private Grant added(Grant grant) {
        return with((grants, due) -> {
            grants.add(grant);
            return grant;
        });
    }

    private void changed(Grant next, Instant now) {
        boolean changed = with((grants, due) -> grants.change(next, now));
        assertThat(changed).isTrue();
    }

    private List<DueGrants.Due> claimed(Instant now) {
        return claimed(50, now);
    }

    private List<DueGrants.Due> claimed(int max, Instant now) {
        return with((grants, due) -> due.claim(max, now, LEASE));
    }

    private boolean settled(DueGrants.Due claim, Instant next) {
        return with((grants, due) -> due.settle(claim, next));
    }

    private void putOff(DueGrants.Due claim, Instant until) {
        with((grants, due) -> {
            due.putOff(claim, until);
            return true;
        });
    }
}
