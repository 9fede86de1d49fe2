package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.ORIGIN;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLifeTest {

    private static final EmailAddress SAMS = new EmailAddress("sam@example.org");
    private static final LinkSecret SECRET = new LinkSecret("A".repeat(43));

    private final Office office = new Office();
    private final InMemoryInvitations invitations = office.invitations;
    private final InMemoryOutbox outbox = office.outbox;

    @ParameterizedTest
    @CsvSource({"-1, OPEN", "0, EXPIRED", "1, EXPIRED"})
    void expiresAtItsEnd(int secondsAfterTheEnd, InvitationState state) {
        Invitation invitation = anInvitation().until(END).build();

        assertThat(invitation.stateAt(END.plusSeconds(secondsAfterTheEnd))).isEqualTo(state);
        assertThat(invitation.openAt(END.plusSeconds(secondsAfterTheEnd))).isEqualTo(state == InvitationState.OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void staysWhatItWasDecidedToBe(InvitationState state) {
        Invitation invitation = anInvitation().being(state).until(END).build();

        assertThat(invitation.stateAt(NOON)).isEqualTo(state);
        assertThat(invitation.stateAt(END.plusSeconds(1))).isEqualTo(state);
    }

    @Test
    void hasTheDigestThatOthersComputeToo() {
        assertThat(SECRET.digest()).isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
    }

    @Test
    void keepsItsSecretToItself() {
        assertThat(SECRET.toString()).isEqualTo("LinkSecret[…]");
        assertThatThrownBy(() -> new LinkSecret("secret")).hasMessage("not a link secret");
    }

    @Test
    void isNeverTheSameSecretTwice() {
        assertThat(LinkSecret.fresh()).isNotEqualTo(LinkSecret.fresh());
        assertThat(LinkSecret.fresh().value()).matches("[A-Za-z0-9_-]{43}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "../../../../../../../../../../../../../../../x"
            })
    void isUnknownWhenItIsNotEvenASecret(String typed) {
        assertThat(looking(NOON, typed)).isEqualTo(new LinkVerdict.Unknown());
    }

    @Test
    void isUnknownWhenNobodyKnowsTheLink() {
        assertThat(looking(NOON, SECRET.value())).isEqualTo(new LinkVerdict.Unknown());
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isGoodUntilTheEnd(int secondsAfterTheEnd, boolean good) {
        Invitation invitation = linked(anInvitation().until(END));

        assertThat(looking(END.plusSeconds(secondsAfterTheEnd), SECRET.value()))
                .isEqualTo(
                        good
                                ? new LinkVerdict.Good(invitation)
                                : new LinkVerdict.Over(invitation, InvitationState.EXPIRED));
    }

    @Test
    void isOverOnceItIsRevoked() {
        Invitation invitation = linked(anInvitation());

        assertThat(revoking(NOON).revoke(invitation, SAM)).isTrue();
        assertThat(revoking(NOON).revoke(invitation, SAM)).isFalse();

        assertThat(looking(NOON, SECRET.value()))
                .isInstanceOfSatisfying(
                        LinkVerdict.Over.class, it -> assertThat(it.why()).isEqualTo(InvitationState.REVOKED));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isRevokedUntilTheEndOnly(int secondsAfterTheEnd, boolean revoked) {
        Invitation invitation = linked(anInvitation().until(END));

        assertThat(revoking(END.plusSeconds(secondsAfterTheEnd)).revoke(invitation, SAM))
                .isEqualTo(revoked);
    }

    @Test
    void givesBackThePlaceItHeldWhenItIsRevoked() {
        Invitation invitation = office.invitation(anOrder().build());

        office.revoking(NOON).revoke(invitation, SAM);

        assertThat(office.places.tally(ACME, NOON).reserved()).isZero();
    }

    @Test
    void isNotedOnceWhenItIsRevoked() {
        Invitation invitation = linked(anInvitation());

        revoking(NOON).revoke(invitation, SAM);
        revoking(NOON).revoke(invitation, SAM);

        assertThat(office.trail.all()).containsExactly(noted(Deed.INVITATION_REVOKED, invitation, NOON));
    }

    @Test
    void isNotedOnceWhenItIsSentAgain() {
        Invitation invitation = linked(anInvitation());

        resending(NOON.plusSeconds(599), invitation);
        resending(NOON.plusSeconds(600), invitation);

        assertThat(office.trail.all())
                .containsExactly(noted(Deed.INVITATION_RESENT, invitation, NOON.plusSeconds(600)));
    }

    @Test
    void isNotSentAgainAsADraft() {
        Invitation draft = anInvitation().draft().build();
        invitations.add(List.of(draft));

        assertThat(resending(NOON.plusSeconds(600), draft)).isEqualTo(ResendOutcome.NOT_OPEN);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, false, true", "OPEN, true, true", "ACCEPTED, false, false", "REVOKED, false, false"})
    void isOpenOrPending(InvitationState state, boolean open, boolean pending) {
        Invitation invitation = anInvitation().being(state).until(END).build();

        assertThat(invitation.openAt(NOON)).isEqualTo(open);
        assertThat(invitation.pendingAt(NOON)).isEqualTo(pending);
        assertThat(invitation.openAt(END)).isFalse();
        assertThat(invitation.pendingAt(END)).isEqualTo(state == InvitationState.DRAFT);
    }

    @ParameterizedTest
    @CsvSource({"599, TOO_SOON", "600, QUEUED", "601, QUEUED"})
    void isSentAgainAfterAPause(int secondsAfterTheMail, ResendOutcome outcome) {
        Invitation invitation = linked(anInvitation().mailed(1, NOON));

        assertThat(resending(NOON.plusSeconds(secondsAfterTheMail), invitation)).isEqualTo(outcome);
        assertThat(outbox.all()).hasSize(outcome == ResendOutcome.QUEUED ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"1, QUEUED", "5, QUEUED", "6, TOO_OFTEN", "7, TOO_OFTEN"})
    void isSentAgainFiveTimes(int mailings, ResendOutcome outcome) {
        Invitation invitation = linked(anInvitation().mailed(mailings, NOON));

        assertThat(resending(NOON.plusSeconds(600), invitation)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"-1, QUEUED", "0, NOT_OPEN", "1, NOT_OPEN"})
    void isSentAgainUntilTheEnd(int secondsAfterTheEnd, ResendOutcome outcome) {
        Invitation invitation = linked(anInvitation().until(END));

        assertThat(resending(END.plusSeconds(secondsAfterTheEnd), invitation)).isEqualTo(outcome);
    }

    @Test
    void isNotSentAgainWhenItWasChangedMeanwhile() {
        Invitation before = linked(anInvitation());
        revoking(NOON).revoke(before, SAM);

        assertThat(resending(NOON.plusSeconds(600), before)).isEqualTo(ResendOutcome.NOT_OPEN);
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void losesItsLinkWhenItIsSentAgain() {
        Invitation invitation = linked(anInvitation());

        resending(NOON.plusSeconds(600), invitation);

        assertThat(looking(NOON.plusSeconds(600), SECRET.value())).isEqualTo(new LinkVerdict.Unknown());
        assertThat(outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.INVITATION);
            assertThat(it.about()).isEqualTo(invitation.id().value());
            assertThat(it.to()).isEqualTo(invitation.offer().to().address());
        });
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, false", "OPEN, false", "ACCEPTED, false", "REVOKED, true", "EXPIRED, true"})
    void isAskedForAgainWhenItIsOverUnused(InvitationState why, boolean sensible) {
        assertThat(AskAgain.makesSense(why)).isEqualTo(sensible);
    }

    @Test
    void passesOnTheWishForANewOne() {
        Invitation over = linked(anInvitation().until(END));

        asking(END, over);

        assertThat(outbox.all())
                .extracting(Mail::kind, Mail::about, Mail::to)
                .containsExactly(tuple(MailKind.ASKED, over.id().value(), SAMS));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 2", "1, 2"})
    void passesOnTheWishOnceADay(int secondsAfterADay, int mails) {
        Invitation over = linked(anInvitation().until(END));

        asking(END, over);
        asking(END.plus(Duration.ofDays(1)).plusSeconds(secondsAfterADay), over);

        assertThat(outbox.all()).hasSize(mails);
    }

    private Invitation linked(InvitationBuilder builder) {
        Invitation invitation = builder.build();
        invitations.add(List.of(invitation));
        invitations.rekey(Map.of(invitation.id(), SECRET.digest()));
        return invitation;
    }

    private LinkVerdict looking(Instant now, String typed) {
        return new OpenLink(invitations, at(now)).look(typed);
    }

    private RevokeInvitation revoking(Instant now) {
        return office.revoking(now);
    }

    private ResendOutcome resending(Instant now, Invitation invitation) {
        return office.resending(now).resend(invitation, SAM, ORIGIN);
    }

    private void asking(Instant now, Invitation over) {
        new AskAgain(invitations, outbox, at(now)).ask(over, SAMS, "https://id.example.org");
    }

    private static AuditEntry noted(Deed deed, Invitation invitation, Instant now) {
        return new AuditEntry(
                now,
                SAM,
                deed,
                new AuditEntry.Target(
                        ACME, MARKETING.id(), null, invitation.id().value()),
                Map.of(),
                Map.of());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
