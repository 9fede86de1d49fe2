package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.invitation.Invitations.ConcurrentInvitation;
import io.github.keycloakguests.invitation.Invitations.Listing;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Invitations} promises. */
public abstract class InvitationsContract {

    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final SpaceId SALES = new SpaceId("sales");
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");
    private static final EmailAddress BEN = new EmailAddress("ben@example.org");
    private static final String DIGEST = "d1".repeat(32);
    private static final String NEWER_DIGEST = "d2".repeat(32);

    /**
     * Does the work in a transaction of its own, on the invitations of one realm, empty before each test; what the work
     * throws comes out unchanged, and then nothing of it is kept. Also called by several threads at once.
     */
    protected abstract <T> T with(Function<Invitations, T> work);

    /** Does the work in a transaction of its own, on the invitations of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Invitations, T> work);

    @Test
    void keepsEverythingOfAFullInvitation() {
        Invitation full = anInvitation()
                .of(new HostId(HostId.Kind.REALM, "the-realm"))
                .named(new PersonName("Ada Lovelace", "Ada", "Lovelace"))
                .landingAt("https://apps.example.org/board?tab=1&x=%C3%A4#top")
                .saying("Grüße an {0} und ${x} 🎉", "Ä🎉\n".repeat(500).replaceAll("\n$", "!"))
                .speaking("pt-BR")
                .build();

        added(full);

        assertThat(found(full)).isEqualTo(full);
    }

    @Test
    void keepsAMessageOfFullLength() {
        Invitation wordy = anInvitation()
                .saying("s".repeat(200), "ß🎉".repeat(666) + "ü!")
                .named(new PersonName("é".repeat(100), "é".repeat(100), "é".repeat(100)))
                .landingAt("https://example.org/" + "a".repeat(480))
                .build();

        added(wordy);

        assertThat(found(wordy)).isEqualTo(wordy);
        assertThat(wordy.offer().wording().message())
                .extracting(it -> it.value().length())
                .isEqualTo(2000);
    }

    @Test
    void keepsAnInvitationWithoutOptionalParts() {
        Invitation bare = anInvitation().build();

        added(bare);

        assertThat(found(bare)).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P90D", "PT12H", "P1Y2M3W4DT5H6M7S", "never", "2026-12-31"})
    void keepsThePeriod(String text) {
        Invitation invitation = anInvitation().lasting(text).build();

        added(invitation);

        assertThat(found(invitation).offer().terms().period())
                .isEqualTo(invitation.offer().terms().period());
    }

    @Test
    void keepsTheLongestAddress() {
        String address = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);
        Invitation invitation = anInvitation().to(address).build();

        added(invitation);

        assertThat(found(invitation).offer().to().address()).isEqualTo(new EmailAddress(address));
    }

    @Test
    void knowsNothingOfAnInvitationThatWasNotAdded() {
        assertThat(byId(InvitationId.fresh())).isEmpty();
        assertThat(byDigest(DIGEST)).isEmpty();
    }

    @Test
    void addsNothingWhenThereIsNothingToAdd() {
        doing(it -> it.add(List.of()));

        assertThat(page(Optional.empty(), NOON)).isEmpty();
    }

    @Test
    void refusesASecondOpenInvitationToTheSameSpace() {
        Invitation first = anInvitation().build();
        Invitation another = anInvitation().to("ben@example.org").build();
        Invitation second = anInvitation().build();
        added(first);

        assertThatThrownBy(() -> added(another, second)).isInstanceOf(ConcurrentInvitation.class);

        assertThat(byId(another.id())).isEmpty();
        assertThat(byId(second.id())).isEmpty();
        assertThat(found(first)).isEqualTo(first);
    }

    @Test
    void refusesASecondOpenInvitationFromWithinAddItself() {
        added(anInvitation().build());

        assertThatThrownBy(() -> doing(it -> {
                    assertThatThrownBy(() -> it.add(List.of(anInvitation().build())))
                            .isInstanceOf(ConcurrentInvitation.class);
                    throw new GivenUp();
                }))
                .isInstanceOf(GivenUp.class);
    }

    @Test
    void letsOnlyOneOfEightInviteTheSameAddress() {
        List<Boolean> invited = AtOnce.eightTimes(() -> {
            try {
                added(anInvitation().build());
                return true;
            } catch (ConcurrentInvitation expected) {
                return false;
            }
        });

        assertThat(invited).containsOnlyOnce(true);
        assertThat(page(Optional.empty(), NOON)).hasSize(1);
    }

    @Test
    void takesTheSameAddressInAnotherSpace() {
        Invitation marketing = anInvitation().in("marketing").build();
        Invitation sales = anInvitation().in("sales").build();

        added(marketing, sales);

        assertThat(found(sales)).isEqualTo(sales);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "REVOKED"})
    void takesTheAddressAgainOnceTheFirstIsSettled(InvitationState how) {
        Invitation first = anInvitation().build();
        Invitation second = anInvitation().build();
        added(first);
        settled(first, how, NOON);

        added(second);

        assertThat(openIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, second.id()));
    }

    @Test
    void namesWhoHoldsAnOpenInvitation() {
        Invitation ada = anInvitation().to("ada@example.org").build();
        Invitation eve = anInvitation().to("eve@example.org").build();
        added(ada, eve);

        assertThat(openIn(MARKETING, ADA, BEN)).containsExactly(Map.entry(ADA, ada.id()));
        assertThat(openIn(MARKETING)).isEmpty();
    }

    @Test
    void namesNoOpenInvitationOfAnotherSpace() {
        added(anInvitation().in("sales").build());

        assertThat(openIn(MARKETING, ADA)).isEmpty();
    }

    @Test
    void namesNoInvitationThatIsSettled() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        settled(invitation, InvitationState.REVOKED, NOON);

        assertThat(openIn(MARKETING, ADA)).isEmpty();
    }

    @Test
    void copesWithAThousandAddressesAtOnce() {
        List<Invitation> thousand = IntStream.range(0, 1000)
                .mapToObj(it -> anInvitation().to("a" + it + "@example.org").build())
                .toList();
        EmailAddress[] addresses =
                thousand.stream().map(it -> it.offer().to().address()).toArray(EmailAddress[]::new);

        added(thousand.toArray(Invitation[]::new));

        assertThat(openIn(MARKETING, addresses)).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void putsAwayWhatIsPastItsEnd(int secondsAfterTheEnd, boolean freed) {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);

        doing(it -> it.retire(MARKETING, List.of(ADA), END.plusSeconds(secondsAfterTheEnd)));

        assertThat(openIn(MARKETING, ADA).isEmpty()).isEqualTo(freed);
        assertThat(found(invitation).life().state()).isEqualTo(freed ? InvitationState.EXPIRED : InvitationState.OPEN);
    }

    @Test
    void freesTheAddressOfWhatItPutsAway() {
        Invitation again = anInvitation().until(END.plusSeconds(60)).build();
        added(anInvitation().until(END).build());

        doing(it -> {
            it.retire(MARKETING, List.of(ADA), END);
            it.add(List.of(again));
        });

        assertThat(openIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, again.id()));
    }

    @Test
    void putsAwayNothingButWhatWasNamed() {
        Invitation elsewhere = anInvitation().in("sales").build();
        Invitation somebodyElse = anInvitation().to("ben@example.org").build();
        added(elsewhere, somebodyElse);

        doing(it -> it.retire(MARKETING, List.of(ADA), END));

        assertThat(openIn(SALES, ADA)).hasSize(1);
        assertThat(openIn(MARKETING, BEN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "REVOKED"})
    void settlesAnOpenInvitation(InvitationState how) {
        Invitation invitation = anInvitation().build();
        added(invitation);

        assertThat(settled(invitation, how, NOON)).isTrue();

        assertThat(found(invitation).life().state()).isEqualTo(how);
        assertThat(found(invitation).offer()).isEqualTo(invitation.offer());
    }

    @Test
    void onlyTheFirstOfTwoSettlementsWins() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        assertThat(settled(invitation, InvitationState.ACCEPTED, NOON)).isTrue();
        assertThat(settled(invitation, InvitationState.REVOKED, NOON)).isFalse();
        assertThat(settled(found(invitation), InvitationState.REVOKED, NOON)).isFalse();

        assertThat(found(invitation).life().state()).isEqualTo(InvitationState.ACCEPTED);
    }

    @Test
    void onlyOneOfEightSettlementsWins() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        List<Boolean> won = AtOnce.eightTimes(() -> settled(invitation, InvitationState.ACCEPTED, NOON));

        assertThat(won).containsOnlyOnce(true);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void settlesUntilTheEndOnly(int secondsAfterTheEnd, boolean settled) {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);

        assertThat(settled(invitation, InvitationState.ACCEPTED, END.plusSeconds(secondsAfterTheEnd)))
                .isEqualTo(settled);
    }

    @Test
    void settlesNothingThatWasChangedMeanwhile() {
        Invitation before = anInvitation().build();
        added(before);
        remailed(before, NOON.plusSeconds(600));

        assertThat(settled(before, InvitationState.ACCEPTED, NOON.plusSeconds(601)))
                .isFalse();
        assertThat(settled(found(before), InvitationState.ACCEPTED, NOON.plusSeconds(601)))
                .isTrue();
    }

    @Test
    void settlesNothingThatWasNeverAdded() {
        assertThat(settled(anInvitation().build(), InvitationState.ACCEPTED, NOON))
                .isFalse();
    }

    @Test
    void findsAnInvitationByItsDigest() {
        Invitation invitation = anInvitation().build();
        added(invitation, anInvitation().to("ben@example.org").build());

        rekeyed(invitation, DIGEST);

        assertThat(byDigest(DIGEST)).map(Invitation::id).contains(invitation.id());
    }

    @Test
    void findsAnInvitationByItsNewestDigestOnly() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        rekeyed(invitation, DIGEST);
        rekeyed(invitation, NEWER_DIGEST);

        assertThat(byDigest(DIGEST)).isEmpty();
        assertThat(byDigest(NEWER_DIGEST)).isPresent();
    }

    @Test
    void givesEachInvitationItsOwnDigest() {
        Invitation ada = anInvitation().build();
        Invitation ben = anInvitation().to("ben@example.org").build();
        added(ada, ben);

        doing(it -> it.rekey(Map.of(ada.id(), DIGEST, ben.id(), NEWER_DIGEST)));

        assertThat(byDigest(DIGEST)).map(Invitation::id).contains(ada.id());
        assertThat(byDigest(NEWER_DIGEST)).map(Invitation::id).contains(ben.id());
    }

    @Test
    void stillFindsByItsDigestWhatIsSettled() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        rekeyed(invitation, DIGEST);

        settled(found(invitation), InvitationState.ACCEPTED, NOON);

        assertThat(byDigest(DIGEST)).map(it -> it.life().state()).contains(InvitationState.ACCEPTED);
    }

    @Test
    void givesNoNewDigestToWhatIsSettled() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        rekeyed(invitation, DIGEST);
        settled(found(invitation), InvitationState.REVOKED, NOON);

        rekeyed(invitation, NEWER_DIGEST);

        assertThat(byDigest(NEWER_DIGEST)).isEmpty();
    }

    @Test
    void makesTheLinkUselessWhenMailingAgain() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        rekeyed(invitation, DIGEST);

        assertThat(remailed(found(invitation), NOON.plusSeconds(600))).isTrue();

        assertThat(byDigest(DIGEST)).isEmpty();
    }

    @Test
    void countsEachMailing() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        remailed(invitation, NOON.plusSeconds(600));

        assertThat(found(invitation).life().mailings()).isEqualTo(2);
        assertThat(found(invitation).life().mailedAt()).isEqualTo(NOON.plusSeconds(600));
        assertThat(found(invitation).life().expiresAt())
                .isEqualTo(invitation.life().expiresAt());
    }

    @Test
    void mailsNothingAgainThatWasChangedMeanwhile() {
        Invitation before = anInvitation().build();
        added(before);
        remailed(before, NOON.plusSeconds(600));

        assertThat(remailed(before, NOON.plusSeconds(1200))).isFalse();

        assertThat(found(before).life().mailings()).isEqualTo(2);
    }

    @Test
    void mailsNothingAgainThatWasSettledMeanwhile() {
        Invitation before = anInvitation().build();
        added(before);
        settled(before, InvitationState.ACCEPTED, NOON);

        assertThat(remailed(before, NOON.plusSeconds(600))).isFalse();
    }

    @Test
    void onlyOneOfEightMailingsWins() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        List<Boolean> won = AtOnce.eightTimes(() -> remailed(invitation, NOON.plusSeconds(600)));

        assertThat(won).containsOnlyOnce(true);
        assertThat(found(invitation).life().mailings()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void notesTheWishForANewOneOncePerPause(int secondsAfterThePause, boolean noted) {
        Duration pause = Duration.ofDays(1);
        Instant again = NOON.plus(pause).plusSeconds(secondsAfterThePause);
        Invitation invitation = anInvitation().build();
        added(invitation);

        assertThat(asked(invitation.id(), NOON, NOON.minus(pause))).isTrue();
        assertThat(asked(invitation.id(), again, again.minus(pause))).isEqualTo(noted);
    }

    @Test
    void notesTheWishOfEachInvitationByItself() {
        Invitation ada = anInvitation().build();
        Invitation ben = anInvitation().to("ben@example.org").build();
        added(ada, ben);

        assertThat(asked(ada.id(), NOON, NOON.minusSeconds(1))).isTrue();
        assertThat(asked(ben.id(), NOON, NOON.minusSeconds(1))).isTrue();
        assertThat(asked(InvitationId.fresh(), NOON, NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void notesOneOfEightWishes() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        List<Boolean> noted =
                AtOnce.eightTimes(() -> with(it -> it.noteAsked(invitation.id(), NOON, NOON.minusSeconds(1))));

        assertThat(noted).containsOnlyOnce(true);
    }

    @Test
    void listsInTheOrderOfKeys() {
        Invitation first = numbered(1);
        Invitation second = numbered(2);
        Invitation third = numbered(3);

        added(third, first, second);

        assertThat(page(Optional.empty(), NOON)).containsExactly(first, second, third);
    }

    @Test
    void listsAPageAfterAKey() {
        added(numbered(1), numbered(2), numbered(3), numbered(4));

        assertThat(page(
                        new Listing(
                                List.of(MARKETING),
                                Optional.empty(),
                                Optional.of(numbered(1).id()),
                                2),
                        NOON))
                .containsExactly(numbered(2), numbered(3));
    }

    @Test
    void listsNothingAfterTheLast() {
        added(numbered(1));

        assertThat(page(
                        new Listing(
                                List.of(MARKETING),
                                Optional.empty(),
                                Optional.of(numbered(1).id()),
                                2),
                        NOON))
                .isEmpty();
    }

    @Test
    void listsTheSpacesAskedForOnly() {
        Invitation marketing = anInvitation().numbered(1).in("marketing").build();
        Invitation sales = anInvitation().numbered(2).in("sales").build();
        Invitation board = anInvitation().numbered(3).in("board").build();
        added(marketing, sales, board);

        assertThat(listed(MARKETING, SALES)).containsExactly(marketing, sales);
        assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, OPEN", "0, EXPIRED", "1, EXPIRED"})
    void listsAnOpenOneByWhatItIsAtThatMoment(int secondsAfterTheEnd, InvitationState state) {
        Instant now = END.plusSeconds(secondsAfterTheEnd);
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);

        for (InvitationState asked : InvitationState.values()) {
            assertThat(page(Optional.of(asked), now).contains(invitation)).isEqualTo(asked == state);
        }
        assertThat(page(Optional.empty(), now)).containsExactly(invitation);
    }

    @Test
    void listsWhatWasPutAwayAsExpired() {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);
        doing(it -> it.retire(MARKETING, List.of(ADA), END));

        assertThat(page(Optional.of(InvitationState.EXPIRED), END)).hasSize(1);
        assertThat(page(Optional.of(InvitationState.OPEN), END)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "REVOKED"})
    void listsWhatIsSettledAsThatForEver(InvitationState how) {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);
        settled(invitation, how, NOON);

        assertThat(page(Optional.of(how), END.plusSeconds(1))).hasSize(1);
        assertThat(page(Optional.of(InvitationState.EXPIRED), END.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void fillsAPageWithTheStateAskedFor() {
        Invitation expired = anInvitation()
                .numbered(1)
                .to("a@example.org")
                .until(NOON.plusSeconds(1))
                .build();
        Invitation open =
                anInvitation().numbered(2).to("b@example.org").until(END).build();
        added(expired, open);

        assertThat(page(
                        new Listing(List.of(MARKETING), Optional.of(InvitationState.OPEN), Optional.empty(), 1),
                        NOON.plusSeconds(1)))
                .containsExactly(open);
    }

    @Test
    void showsNothingToAnotherRealm() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        rekeyed(invitation, DIGEST);

        assertThat(this.<Optional<Invitation>>withOtherRealm(it -> it.find(invitation.id())))
                .isEmpty();
        assertThat(this.<Optional<Invitation>>withOtherRealm(it -> it.findByDigest(DIGEST)))
                .isEmpty();
        assertThat(this.<Map<EmailAddress, InvitationId>>withOtherRealm(it -> it.open(MARKETING, List.of(ADA))))
                .isEmpty();
        assertThat(this.<List<Invitation>>withOtherRealm(
                        it -> it.page(new Listing(List.of(MARKETING), Optional.empty(), Optional.empty(), 10), NOON)))
                .isEmpty();
    }

    @Test
    void letsAnotherRealmChangeNothing() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        rekeyed(invitation, DIGEST);

        assertThat(this.<Boolean>withOtherRealm(it -> it.settle(invitation, InvitationState.REVOKED, NOON)))
                .isFalse();
        assertThat(this.<Boolean>withOtherRealm(it -> it.remail(invitation, NOON)))
                .isFalse();
        assertThat(this.<Boolean>withOtherRealm(it -> it.noteAsked(invitation.id(), NOON, NOON.minusSeconds(1))))
                .isFalse();
        withOtherRealm(it -> {
            it.rekey(Map.of(invitation.id(), NEWER_DIGEST));
            it.retire(MARKETING, List.of(ADA), END);
            return true;
        });

        assertThat(found(invitation)).isEqualTo(invitation);
        assertThat(byDigest(DIGEST)).isPresent();
    }

    @Test
    void letsAnotherRealmInviteTheSameAddress() {
        Invitation here = anInvitation().build();
        Invitation there = anInvitation().build();
        added(here);

        withOtherRealm(it -> {
            it.add(List.of(there));
            return true;
        });

        assertThat(this.<Optional<Invitation>>withOtherRealm(it -> it.find(there.id())))
                .contains(there);
        assertThat(openIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, here.id()));
    }

    /** Leaves a transaction that a database has given up already. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void doing(Consumer<Invitations> work) {
        with(it -> {
            work.accept(it);
            return true;
        });
    }

    private void added(Invitation... invitations) {
        doing(it -> it.add(Arrays.asList(invitations)));
    }

    private Optional<Invitation> byId(InvitationId id) {
        return with(it -> it.find(id));
    }

    private Optional<Invitation> byDigest(String digest) {
        return with(it -> it.findByDigest(digest));
    }

    private boolean asked(InvitationId id, Instant now, Instant notSince) {
        return with(it -> it.noteAsked(id, now, notSince));
    }

    private List<Invitation> page(Listing listing, Instant now) {
        return with(it -> it.page(listing, now));
    }

    private Invitation found(Invitation invitation) {
        return with(it -> it.find(invitation.id())).orElseThrow();
    }

    private boolean settled(Invitation invitation, InvitationState next, Instant now) {
        return with(it -> it.settle(invitation, next, now));
    }

    private boolean remailed(Invitation invitation, Instant now) {
        return with(it -> it.remail(invitation, now));
    }

    private void rekeyed(Invitation invitation, String digest) {
        doing(it -> it.rekey(Map.of(invitation.id(), digest)));
    }

    private Map<EmailAddress, InvitationId> openIn(SpaceId space, EmailAddress... addresses) {
        return with(it -> it.open(space, Set.of(addresses)));
    }

    private List<Invitation> page(Optional<InvitationState> state, Instant now) {
        return with(it -> it.page(new Listing(List.of(MARKETING), state, Optional.empty(), 10), now));
    }

    private List<Invitation> listed(SpaceId... spaces) {
        return with(it -> it.page(new Listing(Set.of(spaces), Optional.empty(), Optional.empty(), 10), NOON));
    }

    private static Invitation numbered(int number) {
        return anInvitation().numbered(number).to("a" + number + "@example.org").build();
    }
}
