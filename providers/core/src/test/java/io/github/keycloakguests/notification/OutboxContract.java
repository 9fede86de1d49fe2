package io.github.keycloakguests.notification;

import static io.github.keycloakguests.notification.MailBuilder.NOON;
import static io.github.keycloakguests.notification.MailBuilder.aMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakguests.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Outbox} promises. */
public abstract class OutboxContract {

    private static final Duration LEASE = Duration.ofMinutes(2);

    /**
     * Does the work in a transaction of its own, on the outbox of one realm, empty before each test. Also called by several
     * threads at once.
     */
    protected abstract <T> T with(Function<Outbox, T> work);

    /** Does the work in a transaction of its own, on the outbox of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Outbox, T> work);

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void keepsEverythingOfAQueuedMail(MailKind kind) {
        Mail mail = aMail().of(kind).about("a-thing").build();

        added(mail);

        assertThat(latest(kind, "a-thing")).containsExactly(Map.entry("a-thing", mail));
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void handsOutEachKindInItsLaneOnly(MailKind kind) {
        Mail mail = aMail().of(kind).build();
        MailLane other = kind.lane() == MailLane.CODES ? MailLane.LETTERS : MailLane.CODES;
        added(mail);

        assertThat(claim(other, 10, NOON, NOON).mails()).isEmpty();
        assertThat(claim(kind.lane(), 10, NOON, NOON).mails())
                .extracting(Mail::id)
                .containsExactly(mail.id());
    }

    @Test
    void handsOutAMailWithItsAttemptCounted() {
        Mail mail = aMail().build();
        added(mail);

        assertThat(claimed(10, NOON)).containsExactly(mail.claimed(NOON.plus(LEASE)));
    }

    @Test
    void handsOutTheOldestDueFirst() {
        Mail second = aMail().due(NOON.minusSeconds(10)).build();
        Mail third = aMail().due(NOON).build();
        Mail first = aMail().due(NOON.minusSeconds(20)).build();
        added(second, third, first);

        assertThat(claimed(2, NOON)).extracting(Mail::id).containsExactly(first.id(), second.id());
        assertThat(claimed(2, NOON)).extracting(Mail::id).containsExactly(third.id());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void handsOutNothingBeforeItIsDue(int secondsAfterItIsDue, int mails) {
        added(aMail().due(NOON).build());

        assertThat(claimed(10, NOON.plusSeconds(secondsAfterItIsDue))).hasSize(mails);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void handsOutAMailAgainWhenTheLeaseIsOver(int secondsAfterTheLease, int mails) {
        added(aMail().build());
        claimed(10, NOON);

        assertThat(claimed(10, NOON.plus(LEASE).plusSeconds(secondsAfterTheLease)))
                .hasSize(mails);
    }

    @Test
    void handsOutEachMailToOneOfEight() {
        List<Mail> forty =
                IntStream.range(0, 40).mapToObj(it -> aMail().build()).toList();
        added(forty.toArray(Mail[]::new));

        List<List<Mail>> shares = new ArrayList<>(AtOnce.eightTimes(() -> claimed(10, NOON)));
        shares.add(claimed(40, NOON));

        assertThat(shares.stream().flatMap(List::stream).map(Mail::id))
                .containsExactlyInAnyOrderElementsOf(
                        forty.stream().map(Mail::id).toList());
    }

    @Test
    void neverHandsOutASettledMailAgain() {
        added(aMail().build());
        Mail mail = claimed(1, NOON).getFirst();

        assertThat(settled(mail.after(new Delivery.Taken(), NOON))).isTrue();

        assertThat(claimed(10, NOON.plus(Duration.ofDays(365)))).isEmpty();
    }

    @Test
    void keepsWhatBecameOfAMail() {
        added(aMail().about("taken").build(), aMail().about("rejected").build());
        for (Mail mail : claimed(2, NOON)) {
            settled(mail.after(
                    mail.about().equals("taken")
                            ? new Delivery.Taken()
                            : new Delivery.Rejected("550 5.1.1 Unbekannter Empfänger"),
                    NOON.plusSeconds(1)));
        }

        Map<String, Mail> latest = latest("taken", "rejected");

        assertThat(latest.get("taken"))
                .extracting(Mail::dispatch)
                .isEqualTo(new Mail.Dispatch(MailState.SENT, 1, NOON, NOON.plusSeconds(1), NOON.plusSeconds(1), null));
        assertThat(latest.get("rejected"))
                .extracting(Mail::dispatch)
                .isEqualTo(new Mail.Dispatch(
                        MailState.FAILED, 1, NOON, NOON.plusSeconds(1), null, "550 5.1.1 Unbekannter Empfänger"));
    }

    @Test
    void keepsFiveHundredCharactersOfTheMailServer() {
        added(aMail().about("wordy").build());
        Mail mail = claimed(1, NOON).getFirst();

        settled(mail.after(new Delivery.Rejected("ü".repeat(501)), NOON));

        assertThat(latest("wordy").get("wordy"))
                .extracting(it -> it.dispatch().words())
                .isEqualTo("ü".repeat(500));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void handsOutADelayedMailAfterItsPause(int secondsAfterThePause, int mails) {
        added(aMail().build());
        Mail mail = claimed(1, NOON).getFirst();
        Instant again = NOON.plusSeconds(1).plus(Duration.ofMinutes(1));

        assertThat(settled(mail.after(new Delivery.Delayed("451 later"), NOON.plusSeconds(1))))
                .isTrue();

        assertThat(claimed(10, again.plusSeconds(secondsAfterThePause))).hasSize(mails);
    }

    @Test
    void countsTheAttemptsOfADelayedMail() {
        added(aMail().build());
        settled(claimed(1, NOON).getFirst().after(new Delivery.Delayed("451 later"), NOON));

        Mail again = claimed(1, NOON.plusSeconds(60)).getFirst();

        assertThat(again.dispatch().attempts()).isEqualTo(2);
        assertThat(again.dispatch().words()).isEqualTo("451 later");
    }

    @Test
    void settlesLateIfNobodyElseTookTheMail() {
        added(aMail().build());
        Mail mail = claimed(1, NOON).getFirst();
        Instant late = NOON.plus(LEASE).plusSeconds(60);

        assertThat(settled(mail.after(new Delivery.Taken(), late))).isTrue();
    }

    @Test
    void settlesNothingThatAnotherHasTaken() {
        added(aMail().about("a-thing").build());
        Mail lost = claimed(1, NOON).getFirst();
        Mail won = claimed(1, NOON.plus(LEASE)).getFirst();
        Instant late = NOON.plus(LEASE).plusSeconds(1);

        assertThat(settled(lost.after(new Delivery.Rejected("550 no"), late))).isFalse();
        assertThat(settled(won.after(new Delivery.Taken(), late))).isTrue();

        assertThat(latest("a-thing").get("a-thing"))
                .extracting(it -> it.dispatch().state())
                .isEqualTo(MailState.SENT);
    }

    @Test
    void settlesNothingThatAnotherHasSettled() {
        added(aMail().build());
        Mail lost = claimed(1, NOON).getFirst();
        Mail won = claimed(1, NOON.plus(LEASE)).getFirst();
        Instant late = NOON.plus(LEASE).plusSeconds(1);

        assertThat(settled(won.after(new Delivery.Taken(), late))).isTrue();
        assertThat(settled(lost.after(new Delivery.Delayed("451 later"), late))).isFalse();
    }

    @Test
    void settlesNothingThatWasNeverAdded() {
        assertThat(settled(aMail().build().claimed(NOON).after(new Delivery.Taken(), NOON)))
                .isFalse();
    }

    /** One node's clock is two minutes ahead; what another has taken it leaves alone all the same. */
    @Test
    void tellsByTheSharedClockWhenALeaseIsOver() {
        added(aMail().build());
        claimed(1, NOON);
        Mail fresh = aMail().due(NOON.plusSeconds(100)).build();
        added(fresh);
        Instant ahead = NOON.plus(LEASE);

        assertThat(claim(MailLane.LETTERS, 10, ahead, NOON.plusSeconds(1)).mails())
                .extracting(Mail::id)
                .containsExactly(fresh.id());
    }

    @Test
    void keepsAClaimThatIsRenewed() {
        added(aMail().build());
        Claim claim = claim(1, NOON);

        renew(claim, NOON.plus(LEASE).plusSeconds(60));

        assertThat(claimed(1, NOON.plus(LEASE).plusSeconds(59))).isEmpty();
        assertThat(settled(claim.mails().getFirst().after(new Delivery.Taken(), NOON)))
                .isTrue();
    }

    @Test
    void renewsNothingThatIsSettledOrTakenByAnother() {
        added(aMail().due(NOON.minusSeconds(1)).build(), aMail().build());
        Claim claim = claim(2, NOON);
        settled(claim.mails().getFirst().after(new Delivery.Delayed("451 later"), NOON));
        Instant later = NOON.plus(LEASE);
        assertThat(claimed(2, later)).hasSize(2);

        renew(claim, later.plus(Duration.ofDays(1)));

        assertThat(claimed(2, later.plus(LEASE))).hasSize(2);
    }

    @Test
    void renewsNoPause() {
        added(aMail().build());
        Claim claim = claim(1, NOON);
        settled(claim.mails().getFirst().after(new Delivery.Delayed("451 later"), NOON));

        renew(claim, NOON.plus(Duration.ofDays(1)));

        assertThat(claimed(1, NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    void handsOutAtOnceWhatIsReleased() {
        Mail mail = aMail().about("a-thing").due(NOON.minusSeconds(5)).build();
        added(mail, aMail().due(NOON.plusSeconds(1)).build());
        Claim claim = claim(1, NOON);

        release(claim);

        assertThat(latest("a-thing").get("a-thing"))
                .extracting(it -> it.dispatch().attempts())
                .isEqualTo(0);
        assertThat(claimed(1, NOON.plusSeconds(1)))
                .extracting(Mail::id, it -> it.dispatch().attempts())
                .containsExactly(tuple(mail.id(), 1));
        release(claim);
        assertThat(claimed(2, NOON.plusSeconds(2)))
                .as("what another has taken meanwhile")
                .hasSize(1);
    }

    @Test
    void releasesNothingThatIsSettled() {
        added(aMail().build());
        Claim claim = claim(1, NOON);
        settled(claim.mails().getFirst().after(new Delivery.Delayed("451 later"), NOON));

        release(claim);

        assertThat(claimed(1, NOON.plusSeconds(59))).isEmpty();
    }

    @Test
    void letsAnotherRealmReleaseAndRenewNothing() {
        added(aMail().build());
        Claim claim = claim(1, NOON);

        this.<Boolean>withOtherRealm(it -> {
            it.release(claim);
            it.renew(claim, NOON.plus(Duration.ofDays(1)));
            return true;
        });

        assertThat(claimed(1, NOON)).isEmpty();
        assertThat(claimed(1, NOON.plus(LEASE))).hasSize(1);
    }

    @Test
    void namesTheNewestMailAboutEachThing() {
        Mail newest = aMail().about("one").created(NOON.plusSeconds(60)).build();
        Mail older = aMail().about("one").created(NOON).build();
        Mail other = aMail().about("two").build();
        added(newest, older, other, aMail().about("three").build());

        assertThat(latest("one", "two", "none")).containsOnly(Map.entry("one", newest), Map.entry("two", other));
        assertThat(latest()).isEmpty();
    }

    @Test
    void tellsTheKindsOfMailsAboutAThingApart() {
        Mail invitation = aMail().about("one").created(NOON).build();
        added(
                invitation,
                aMail().of(MailKind.ASKED)
                        .about("one")
                        .created(NOON.plusSeconds(60))
                        .build());

        assertThat(latest("one")).containsOnly(Map.entry("one", invitation));
    }

    @Test
    void addsNothingWhenThereIsNothingToAdd() {
        added();

        assertThat(claimed(10, NOON)).isEmpty();
    }

    @Test
    void showsNothingToAnotherRealm() {
        added(aMail().about("a-thing").build());

        assertThat(this.<Claim>withOtherRealm(it -> it.claim(MailLane.LETTERS, 10, NOON, new Lease(NOON, LEASE)))
                        .mails())
                .isEmpty();
        assertThat(this.<Map<String, Mail>>withOtherRealm(
                        it -> it.latestAbout(MailKind.INVITATION, List.of("a-thing"))))
                .isEmpty();
    }

    @Test
    void letsAnotherRealmSettleNothing() {
        added(aMail().build());
        Mail mail = claimed(1, NOON).getFirst();

        assertThat(this.<Boolean>withOtherRealm(it -> it.settle(mail.after(new Delivery.Taken(), NOON))))
                .isFalse();

        assertThat(claimed(1, NOON.plus(LEASE))).hasSize(1);
    }

    private void added(Mail... mails) {
        with(it -> {
            it.add(Arrays.asList(mails));
            return true;
        });
    }

    private List<Mail> claimed(int max, Instant now) {
        return claim(max, now).mails();
    }

    private Claim claim(int max, Instant now) {
        return claim(MailLane.LETTERS, max, now, now);
    }

    private Claim claim(MailLane lane, int max, Instant now, Instant shared) {
        return with(it -> it.claim(lane, max, now, new Lease(shared, LEASE)));
    }

    private void renew(Claim claim, Instant until) {
        with(it -> {
            it.renew(claim, until);
            return true;
        });
    }

    private void release(Claim claim) {
        with(it -> {
            it.release(claim);
            return true;
        });
    }

    private boolean settled(Mail mail) {
        return with(it -> it.settle(mail));
    }

    private Map<String, Mail> latest(String... things) {
        return latest(MailKind.INVITATION, things);
    }

    private Map<String, Mail> latest(MailKind kind, String... things) {
        return with(it -> it.latestAbout(kind, Set.of(things)));
    }
}
