package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitations.ConcurrentInvitation;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
                .typed("auditor")
                .permitting("edit")
                .beginning(END)
                .empowering(new Powers(true, true))
                .handedOnUntil(END)
                .sponsoredBy("sue")
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
    void keepsADraft() {
        Invitation draft = anInvitation().draft().build();

        added(draft);

        assertThat(found(draft)).isEqualTo(draft);
    }

    @Test
    void keepsThatAGuestOffersItWhoseOwnAccessHasNoEnd() {
        Invitation invitation = anInvitation().handedOnUntil(null).build();

        added(invitation);

        assertThat(found(invitation).offer().terms().bounds()).isEqualTo(new Terms.Bounds(null));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void keepsEachPowerByItself(boolean mayInvite, boolean manager) {
        Powers powers = new Powers(mayInvite, manager);
        Invitation invitation = anInvitation().empowering(powers).build();

        added(invitation);

        assertThat(found(invitation).offer().terms().powers()).isEqualTo(powers);
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

        assertThat(pendingIn(MARKETING, 10)).isEmpty();
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
        assertThat(pendingIn(MARKETING, 10)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void refusesADraftBesideAnother(boolean firstIsDraft, boolean secondIsDraft) {
        added(firstIsDraft ? anInvitation().draft().build() : anInvitation().build());
        Invitation second =
                secondIsDraft ? anInvitation().draft().build() : anInvitation().build();

        assertThatThrownBy(() -> added(second)).isInstanceOf(ConcurrentInvitation.class);
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

        assertThat(pendingIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, second.id()));
    }

    @Test
    void namesWhoHoldsAnOpenInvitation() {
        Invitation ada = anInvitation().to("ada@example.org").build();
        Invitation eve = anInvitation().to("eve@example.org").build();
        added(ada, eve);

        assertThat(pendingIn(MARKETING, ADA, BEN)).containsExactly(Map.entry(ADA, ada.id()));
        assertThat(pendingIn(MARKETING, new EmailAddress[0])).isEmpty();
    }

    @Test
    void namesWhoIsToBeInvitedLater() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(pendingIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, draft.id()));
    }

    @Test
    void listsWhatIsPendingInTheOrderOfKeys() {
        Invitation open = numbered(1);
        Invitation draft =
                anInvitation().numbered(2).draft().to("d@example.org").build();
        Invitation third = numbered(3);
        Invitation settled = numbered(0);
        added(third, draft, open, settled, anInvitation().in("sales").build());
        settled(settled, InvitationState.ACCEPTED, NOON);

        assertThat(pendingIn(MARKETING, 10)).containsExactly(open, draft, third);
        assertThat(pendingIn(MARKETING, 2)).containsExactly(open, draft);
    }

    @Test
    void namesNoOpenInvitationOfAnotherSpace() {
        added(anInvitation().in("sales").build());

        assertThat(pendingIn(MARKETING, ADA)).isEmpty();
    }

    @Test
    void namesNoInvitationThatIsSettled() {
        Invitation invitation = anInvitation().build();
        added(invitation);
        settled(invitation, InvitationState.REVOKED, NOON);

        assertThat(pendingIn(MARKETING, ADA)).isEmpty();
    }

    @Test
    void copesWithAThousandAddressesAtOnce() {
        List<Invitation> thousand = IntStream.range(0, 1000)
                .mapToObj(it -> anInvitation().to("a" + it + "@example.org").build())
                .toList();
        EmailAddress[] addresses =
                thousand.stream().map(it -> it.offer().to().address()).toArray(EmailAddress[]::new);

        added(thousand.toArray(Invitation[]::new));

        assertThat(pendingIn(MARKETING, addresses)).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void putsAwayWhatIsPastItsEnd(int secondsAfterTheEnd, boolean freed) {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);

        doing(it -> it.retire(MARKETING, List.of(ADA), END.plusSeconds(secondsAfterTheEnd)));

        assertThat(pendingIn(MARKETING, ADA).isEmpty()).isEqualTo(freed);
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

        assertThat(pendingIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, again.id()));
    }

    @Test
    void putsNoDraftAway() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        doing(it -> it.retire(MARKETING, List.of(ADA), END.plusSeconds(1)));

        assertThat(found(draft)).isEqualTo(draft);
    }

    @Test
    void putsAwayNothingButWhatWasNamed() {
        Invitation elsewhere = anInvitation().in("sales").build();
        Invitation somebodyElse = anInvitation().to("ben@example.org").build();
        added(elsewhere, somebodyElse);

        doing(it -> it.retire(MARKETING, List.of(ADA), END));

        assertThat(pendingIn(SALES, ADA)).hasSize(1);
        assertThat(pendingIn(MARKETING, BEN)).hasSize(1);
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
    void takesADraftBackHoweverOld() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(settled(draft, InvitationState.REVOKED, END.plusSeconds(1))).isTrue();

        assertThat(found(draft).life().state()).isEqualTo(InvitationState.REVOKED);
        assertThat(pendingIn(MARKETING, ADA)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "EXPIRED"})
    void movesADraftToNothingElse(InvitationState next) {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(settled(draft, next, NOON)).isFalse();

        assertThat(found(draft)).isEqualTo(draft);
    }

    @Test
    void opensADraft() {
        Instant sent = NOON.plusSeconds(3600);
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(sent(draft, sent, END.plusSeconds(3600))).isTrue();

        assertThat(found(draft))
                .isEqualTo(new Invitation(
                        draft.id(),
                        draft.offer(),
                        new Life(InvitationState.OPEN, NOON, END.plusSeconds(3600), 1, sent, 1)));
    }

    @Test
    void givesADraftADigestOnceItIsSent() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        rekeyed(draft, DIGEST);
        assertThat(byDigest(DIGEST)).isEmpty();

        sent(draft, NOON, END);
        rekeyed(draft, DIGEST);
        assertThat(byDigest(DIGEST)).map(Invitation::id).contains(draft.id());
    }

    @Test
    void opensNothingButADraft() {
        Invitation open = anInvitation().build();
        Invitation revoked = anInvitation().draft().to("ben@example.org").build();
        added(open, revoked);
        settled(revoked, InvitationState.REVOKED, NOON);

        assertThat(sent(open, NOON, END)).isFalse();
        assertThat(sent(found(revoked), NOON, END)).isFalse();
        assertThat(sent(anInvitation().draft().build(), NOON, END)).isFalse();
    }

    @Test
    void opensNothingThatWasChangedMeanwhile() {
        Invitation before = anInvitation().draft().build();
        added(before);
        edited(before, anInvitation().draft().permitting("edit").build());

        assertThat(sent(before, NOON, END)).isFalse();
        assertThat(sent(found(before), NOON, END)).isTrue();
    }

    @Test
    void onlyOneOfEightOpensADraft() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(AtOnce.eightTimes(() -> sent(draft, NOON, END))).containsOnlyOnce(true);
        assertThat(found(draft).life().mailings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesAnewAllThatCanBeEdited(boolean draft) {
        Invitation before =
                draft ? anInvitation().draft().build() : anInvitation().build();
        Invitation full = anInvitation()
                .typed("auditor")
                .permitting("edit")
                .beginning(END)
                .lasting("never")
                .empowering(new Powers(true, true))
                .handedOnUntil(END)
                .named(new PersonName("Ada Lovelace", "Ada", "Lovelace"))
                .landingAt("https://apps.example.org/board")
                .saying("subject", "message")
                .speaking("de")
                .until(END.plusSeconds(60))
                .build();
        added(before);

        assertThat(edited(before, full)).isTrue();
        assertThat(found(before).offer()).isEqualTo(full.offer());
        assertThat(found(before).life().expiresAt()).isEqualTo(END.plusSeconds(60));

        assertThat(edited(found(before), before)).isTrue();
        assertThat(found(before).offer()).isEqualTo(before.offer());
    }

    @Test
    void keepsStateAndPastAndLinkOfWhatIsEdited() {
        Invitation before = anInvitation().build();
        added(before);
        rekeyed(before, DIGEST);

        edited(
                before,
                anInvitation()
                        .draft()
                        .made(NOON.plusSeconds(1))
                        .mailed(5, NOON.plusSeconds(2))
                        .build());

        assertThat(byDigest(DIGEST))
                .contains(new Invitation(
                        before.id(), before.offer(), new Life(InvitationState.OPEN, NOON, END, 1, NOON, 1)));
    }

    @Test
    void editsNothingThatWasChangedMeanwhile() {
        Invitation before = anInvitation().build();
        added(before);

        assertThat(edited(before, anInvitation().permitting("edit").build())).isTrue();
        assertThat(edited(before, anInvitation().permitting("own").build())).isFalse();
        assertThat(settled(before, InvitationState.ACCEPTED, NOON)).isFalse();

        assertThat(found(before).offer().terms().permission().level()).isEqualTo("edit");
    }

    @ParameterizedTest
    @CsvSource({"false, -1, true", "false, 0, false", "true, 0, true", "true, 1, true"})
    void editsUntilTheEndAndDraftsForEver(boolean draft, int secondsAfterTheEnd, boolean edited) {
        Invitation before =
                draft ? anInvitation().draft().build() : anInvitation().build();
        added(before);

        assertThat(edited(before, before, END.plusSeconds(secondsAfterTheEnd))).isEqualTo(edited);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REVOKED"})
    void editsNothingThatIsSettled(InvitationState how) {
        Invitation invitation = anInvitation().build();
        added(invitation);
        settled(invitation, how, NOON);

        assertThat(edited(found(invitation), invitation)).isFalse();
    }

    @Test
    void givesADraftAnotherAddress() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(edited(draft, anInvitation().draft().to("ben@example.org").build()))
                .isTrue();

        assertThat(pendingIn(MARKETING, ADA, BEN)).containsExactly(Map.entry(BEN, draft.id()));
        added(anInvitation().build());
        assertThatThrownBy(() -> added(anInvitation().to("ben@example.org").build()))
                .isInstanceOf(ConcurrentInvitation.class);
    }

    @Test
    void refusesToEditADraftToAnAddressThatIsInvitedAlready() {
        Invitation draft = anInvitation().draft().build();
        added(draft, anInvitation().to("ben@example.org").build());

        assertThatThrownBy(() -> edited(
                        draft, anInvitation().draft().to("ben@example.org").build()))
                .isInstanceOf(ConcurrentInvitation.class);

        assertThat(found(draft)).isEqualTo(draft);
    }

    @Test
    void letsOneOfEightDraftsHaveAnAddress() {
        AtomicInteger number = new AtomicInteger();
        Invitation[] eight = IntStream.range(0, 8)
                .mapToObj(it -> anInvitation()
                        .numbered(it)
                        .draft()
                        .to("a" + it + "@example.org")
                        .build())
                .toArray(Invitation[]::new);
        added(eight);

        List<Boolean> won = AtOnce.eightTimes(() -> {
            try {
                return edited(
                        eight[number.getAndIncrement()], anInvitation().draft().build());
            } catch (ConcurrentInvitation expected) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(pendingIn(MARKETING, ADA)).hasSize(1);
    }

    @Test
    void onlyOneOfEightEditsWins() {
        Invitation invitation = anInvitation().build();
        added(invitation);

        assertThat(AtOnce.eightTimes(() -> edited(invitation, invitation))).containsOnlyOnce(true);
    }

    @Test
    void mailsNoDraftAgain() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        assertThat(remailed(draft, NOON.plusSeconds(600))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "0, 3", "1, 1", "3, 0"})
    void countsWhatAUserHasMadeSinceAMoment(int secondsAfterNoon, long made) {
        Invitation revoked = anInvitation().to("a@example.org").build();
        added(
                revoked,
                anInvitation().to("b@example.org").draft().build(),
                anInvitation().to("c@example.org").made(NOON.plusSeconds(2)).build(),
                anInvitation().to("d@example.org").sponsoredBy("sue").build());
        settled(revoked, InvitationState.REVOKED, NOON);

        assertThat(this.<Long>with(it -> it.madeBy(new UserId("sam"), NOON.plusSeconds(secondsAfterNoon))))
                .isEqualTo(made);
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
        assertThat(this.<Map<EmailAddress, InvitationId>>withOtherRealm(it -> it.pending(MARKETING, List.of(ADA))))
                .isEmpty();
        assertThat(this.<List<Invitation>>withOtherRealm(it -> it.pendingIn(MARKETING, 10)))
                .isEmpty();
        assertThat(this.<Long>withOtherRealm(it -> it.madeBy(new UserId("sam"), NOON)))
                .isZero();
    }

    @Test
    void letsAnotherRealmChangeNothing() {
        Invitation invitation = anInvitation().build();
        Invitation draft = anInvitation().draft().to("ben@example.org").build();
        added(invitation, draft);
        rekeyed(invitation, DIGEST);

        assertThat(this.<Boolean>withOtherRealm(it -> it.send(draft, NOON, END)))
                .isFalse();
        assertThat(this.<Boolean>withOtherRealm(it -> it.edit(invitation, invitation, NOON)))
                .isFalse();
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
        assertThat(found(draft)).isEqualTo(draft);
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
        assertThat(pendingIn(MARKETING, ADA)).containsExactly(Map.entry(ADA, here.id()));
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

    private Map<EmailAddress, InvitationId> pendingIn(SpaceId space, EmailAddress... addresses) {
        return with(it -> it.pending(space, Set.of(addresses)));
    }

    private List<Invitation> pendingIn(SpaceId space, int max) {
        return with(it -> it.pendingIn(space, max));
    }

    private boolean sent(Invitation draft, Instant now, Instant expiresAt) {
        return with(it -> it.send(draft, now, expiresAt));
    }

    private boolean edited(Invitation before, Invitation after) {
        return edited(before, after, NOON);
    }

    private boolean edited(Invitation before, Invitation after, Instant now) {
        return with(it -> it.edit(before, after, now));
    }

    private static Invitation numbered(int number) {
        return anInvitation().numbered(number).to("a" + number + "@example.org").build();
    }
}
