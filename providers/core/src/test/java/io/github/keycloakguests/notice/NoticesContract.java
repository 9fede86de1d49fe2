package io.github.keycloakguests.notice;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.MailId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Notices} promises. */
public abstract class NoticesContract {

    private static final String ORIGIN = "https://id.example.org/";
    private static final UserId SAM = new UserId("sam");
    private static final UserId MIA = new UserId("mia");
    private static final Duration WEEK = Duration.ofDays(7);

    /** Does the work in a transaction of its own, on one realm, empty before each test; also by several threads at once. */
    protected abstract <T> T with(Function<Notices, T> work);

    /** The same on another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Notices, T> work);

    @Test
    void notesANoticeOnce() {
        assertThat(noted(notice(SAM, "one", WEEK, END))).isTrue();
        assertThat(noted(notice(SAM, "one", WEEK, END))).isFalse();
    }

    @Test
    void notesWhatDiffersInRecipientMatterDistanceOrEnd() {
        assertThat(noted(notice(SAM, "one", WEEK, END))).isTrue();
        assertThat(noted(notice(MIA, "one", WEEK, END))).isTrue();
        assertThat(noted(notice(SAM, "two", WEEK, END))).isTrue();
        assertThat(noted(notice(SAM, "one", Duration.ZERO, END))).isTrue();
        assertThat(noted(notice(SAM, "one", WEEK, END.plusSeconds(1)))).isTrue();
    }

    @Test
    void notesANoticeForOneOfEightWhoNoteItAtOnce() {
        List<Boolean> noted = AtOnce.eightTimes(() -> noted(notice(SAM, "one", WEEK, END)));

        assertThat(noted).containsOnlyOnce(true);
    }

    @Test
    void tellsForWhomSomethingWaits() {
        with(it -> it.note(notice(SAM, "one", WEEK, END), Optional.empty(), ORIGIN, NOON));
        with(it ->
                it.note(notice(SAM, "two", WEEK, END.minusSeconds(60)), Optional.empty(), ORIGIN, NOON.plusSeconds(5)));
        with(it -> it.note(notice(SAM, "three", Duration.ZERO, NOON), Optional.empty(), ORIGIN, NOON.plusSeconds(3)));
        with(it -> it.note(notice(MIA, "three", Duration.ZERO, NOON), Optional.empty(), ORIGIN, NOON));
        with(it -> it.note(notice(new UserId("ida"), "one", WEEK, END), Optional.of(MailId.fresh()), ORIGIN, NOON));

        List<Notices.Waiting> waiting = with(Notices::waiting);

        assertThat(waiting)
                .containsExactlyInAnyOrder(
                        new Notices.Waiting(SAM, NOON, NOON.plusSeconds(5), END.minusSeconds(60), ORIGIN),
                        new Notices.Waiting(MIA, NOON, NOON, Period.FARTHEST, ORIGIN));
    }

    @Test
    void gathersWhatWaitsIntoOneMail() {
        Notice late = notice(SAM, "one", WEEK, END);
        Notice early = notice(SAM, "two", Duration.ZERO, NOON);
        noted(late);
        noted(early);
        noted(notice(MIA, "one", WEEK, END));
        MailId mail = MailId.fresh();

        int gathered = with(it -> it.gather(SAM, mail));

        assertThat(gathered).isEqualTo(2);
        List<Notice> told = with(it -> it.in(mail));
        assertThat(told).containsExactly(early, late);
        int again = with(it -> it.gather(SAM, MailId.fresh()));
        assertThat(again).isZero();
        List<Notices.Waiting> waiting = with(Notices::waiting);
        assertThat(waiting).extracting(Notices.Waiting::recipient).containsExactly(MIA);
    }

    @Test
    void gathersForOneOfEightWhoGatherAtOnce() {
        noted(notice(SAM, "one", WEEK, END));
        noted(notice(SAM, "two", WEEK, END));

        List<Integer> gathered = AtOnce.eightTimes(() -> with(it -> it.gather(SAM, MailId.fresh())));

        assertThat(gathered).containsOnlyOnce(2).contains(0).hasSize(8);
        assertThat(gathered.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    @Test
    void forgetsOldOnes() {
        noted(notice(SAM, "one", WEEK, NOON));
        noted(notice(SAM, "two", WEEK, NOON.plusSeconds(1)));
        noted(notice(SAM, "three", WEEK, END));

        assertThat(forgotten(NOON.plusSeconds(60), 1)).isEqualTo(1);
        assertThat(forgotten(NOON.plusSeconds(60), 10)).isEqualTo(1);
        assertThat(forgotten(NOON.plusSeconds(60), 10)).isZero();

        assertThat(noted(notice(SAM, "three", WEEK, END))).isFalse();
        assertThat(noted(notice(SAM, "one", WEEK, NOON))).isTrue();
    }

    @Test
    void knowsTheNoticesOfItsRealmOnly() {
        MailId mail = MailId.fresh();
        noted(notice(SAM, "one", WEEK, END));
        with(it -> it.note(notice(MIA, "one", WEEK, END), Optional.of(mail), ORIGIN, NOON));

        List<Notices.Waiting> waiting = withOtherRealm(Notices::waiting);
        int gathered = withOtherRealm(it -> it.gather(SAM, MailId.fresh()));
        List<Notice> told = withOtherRealm(it -> it.in(mail));
        int forgotten = withOtherRealm(it -> it.forget(END.plusSeconds(1), 10));

        assertThat(waiting).isEmpty();
        assertThat(gathered).isZero();
        assertThat(told).isEmpty();
        assertThat(forgotten).isZero();
    }

    private boolean noted(Notice notice) {
        return with(it -> it.note(notice, Optional.empty(), ORIGIN, NOON));
    }

    private int forgotten(Instant before, int max) {
        return with(it -> it.forget(before, max));
    }

    /** Rows keep milliseconds. */
    private static Notice notice(UserId recipient, String matter, Duration distance, Instant end) {
        return new Notice(recipient, matter, new GrantId("g-" + matter), distance, end);
    }
}
