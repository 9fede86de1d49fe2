package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.ORIGIN;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.marketing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.space.GuestDefaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendDraftTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(30));

    private final Office office = new Office(1);

    @Test
    void isKeptUnsent() {
        Invitation draft = drafted("ada@example.org");

        assertThat(office.invitations.find(draft.id())).contains(draft);
        assertThat(draft.life().state()).isEqualTo(InvitationState.DRAFT);
        assertThat(draft.life().mailings()).isZero();
        assertThat(office.outbox.all()).isEmpty();
    }

    @Test
    void isMailedWhenItIsSent() {
        Invitation draft = drafted("ada@example.org");

        assertThat(sent(draft)).isEqualTo(SendOutcome.SENT);

        assertThat(office.outbox.all())
                .extracting(Mail::kind, Mail::about, Mail::to, Mail::origin)
                .containsExactly(
                        tuple(MailKind.INVITATION, draft.id().value(), new EmailAddress("ada@example.org"), ORIGIN));
    }

    @Test
    void isValidFromThenForAsLongAsItWasToBe() {
        Invitation draft = office.invitation(
                anOrder().validFor(Duration.ofHours(36)).later().build());

        sent(draft);

        assertThat(found(draft).life())
                .isEqualTo(new Life(InvitationState.OPEN, NOON, LATER.plus(Duration.ofHours(36)), 1, LATER, 1));
    }

    @Test
    void holdsAPlaceFromThenOn() {
        Invitation draft = drafted("ada@example.org");
        assertThat(office.places.tally(ACME, LATER).reserved()).isZero();

        sent(draft);

        assertThat(office.places.tally(ACME, LATER).reserved()).isEqualTo(1);
    }

    @Test
    void staysADraftWhenThereIsNoPlace() {
        Invitation first = drafted("ada@example.org");
        Invitation second = drafted("ben@example.org");
        sent(first);

        assertThat(sent(second)).isEqualTo(SendOutcome.NO_PLACE);

        assertThat(found(second)).isEqualTo(second);
        assertThat(office.outbox.all()).hasSize(1);
    }

    @Test
    void needsNoPlaceForWhoHasOneAtTheHost() {
        Invitation draft = drafted("gil@example.org");
        office.guest("gil", "gil@example.org", aGrant().to("sales").build());

        assertThat(sent(draft)).isEqualTo(SendOutcome.SENT);

        assertThat(office.places.tally(ACME, LATER).reserved()).isZero();
    }

    @Test
    void isNotSentToWhoIsAGuestOfTheSpaceByNow() {
        Invitation draft = drafted("gil@example.org");
        office.guest("gil", "gil@example.org", aGrant().build());

        assertThat(sent(draft)).isEqualTo(SendOutcome.ALREADY_GUEST);
    }

    @Test
    void isNotSentToAClosedSpace() {
        Invitation draft = drafted("ada@example.org");

        assertThat(office.sending(LATER).send(draft, marketing(false, GuestDefaults.NONE), SAM, ORIGIN))
                .isEqualTo(SendOutcome.SPACE_CLOSED);
    }

    @Test
    void isSentOnce() {
        Invitation draft = drafted("ada@example.org");

        List<SendOutcome> outcomes = AtOnce.eightTimes(() -> office.inTransaction(() -> sent(draft)));

        assertThat(outcomes).containsOnlyOnce(SendOutcome.SENT);
        assertThat(sent(found(draft))).isEqualTo(SendOutcome.NOT_DRAFT);
        assertThat(office.outbox.all()).hasSize(1);
    }

    @Test
    void isNotedOnce() {
        Invitation draft = drafted("ada@example.org");
        sent(draft);
        sent(found(draft));

        assertThat(office.trail.deeds()).containsExactly(Deed.INVITATION_CREATED, Deed.INVITATION_SENT);
    }

    @Test
    void canBeTakenBackUnsent() {
        Invitation draft = drafted("ada@example.org");

        assertThat(office.revoking(LATER).revoke(draft, SAM)).isTrue();

        assertThat(sent(draft)).isEqualTo(SendOutcome.NOT_DRAFT);
        assertThat(sent(found(draft))).isEqualTo(SendOutcome.NOT_DRAFT);
    }

    private Invitation drafted(String address) {
        return office.invitation(anOrder().to(address).later().build());
    }

    private SendOutcome sent(Invitation draft) {
        return office.sending(LATER).send(draft, MARKETING, SAM, ORIGIN);
    }

    private Invitation found(Invitation draft) {
        return office.invitations.find(draft.id()).orElseThrow();
    }
}
