package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HomeUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditInvitationTest {

    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final UserId SUE = new UserId("sue");

    private final Office office = new Office(1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offersOtherTermsAndWords(boolean draft) {
        Invitation before = made(draft);

        Invitation after = edited(
                before,
                anOrder()
                        .to("Ada Lovelace <ada@example.org>")
                        .permitting("edit")
                        .lasting("P1D")
                        .landingAt("https://apps.example.org/board")
                        .empowering(new Powers(true, true))
                        .saying(new Wording(null, new PersonalMessage("Hello"), "fr")));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.offer().to().name().display()).isEqualTo("Ada Lovelace");
        assertThat(after.offer().terms())
                .isEqualTo(new Terms(
                        "partner",
                        new Permission("edit"),
                        Period.parse("P1D").orElseThrow(),
                        null,
                        new HomeUrl("https://apps.example.org/board"),
                        new Powers(true, true),
                        null));
        assertThat(after.offer().wording()).isEqualTo(new Wording(null, new PersonalMessage("Hello"), "fr"));
        assertThat(after.offer().sponsor()).isEqualTo(SAM);
        assertThat(office.invitations.all()).containsExactly(after);
    }

    @Test
    void keepsTheEndOfAnOpenOneUnlessAskedTo() {
        Invitation before = made(false);

        Invitation same = edited(before, anOrder().permitting("edit"));
        assertThat(same.life().expiresAt()).isEqualTo(before.life().expiresAt());

        Invitation other = edited(same, anOrder().validFor(Duration.ofDays(2)));
        assertThat(other.life().expiresAt()).isEqualTo(LATER.plus(Duration.ofDays(2)));
    }

    @Test
    void saysAnewForHowLongADraftWillBeValid() {
        Invitation after = edited(made(true), anOrder().validFor(Duration.ofDays(2)));

        assertThat(after.life().state()).isEqualTo(InvitationState.DRAFT);
        assertThat(after.life().validity()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void sendsNothingToTheSameAddress() {
        Invitation before = made(false);

        edited(before, anOrder().permitting("edit"));

        assertThat(office.outbox.all()).hasSize(1);
        assertThat(office.places.tally(ACME, LATER).reserved()).isEqualTo(1);
    }

    @Test
    void givesADraftAnotherAddress() {
        Invitation before = made(true);

        Invitation after = edited(before, anOrder().to("ben@example.org"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(office.invitations.all()).containsExactly(after);
        assertThat(after.offer().to().address()).isEqualTo(new EmailAddress("ben@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void givesADraftNoAddressThatIsInvitedAlready(int nowAfterTheEnd, boolean edited) {
        Invitation draft = made(true);
        Invitation other = anInvitation()
                .to("ben@example.org")
                .until(LATER.minusSeconds(nowAfterTheEnd))
                .build();
        office.invitations.add(List.of(other));

        EditOutcome outcome = editing(draft, anOrder().to("ben@example.org"));

        assertThat(outcome instanceof EditOutcome.Edited).isEqualTo(edited);
        if (!edited) {
            assertThat(outcome).isEqualTo(new EditOutcome.Refused(Refusal.ALREADY_INVITED));
        }
    }

    @Test
    void replacesAnOpenOneWhenTheAddressIsAnother() {
        Invitation before = made(false);

        Invitation after = edited(before, anOrder().to("ben@example.org").permitting("edit"));

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.offer().to().address()).isEqualTo(new EmailAddress("ben@example.org"));
        assertThat(found(before).life().state()).isEqualTo(InvitationState.REVOKED);
        assertThat(found(after).openAt(LATER)).isTrue();
    }

    @Test
    void givesTheNewAddressThePlaceOfTheOld() {
        edited(made(false), anOrder().to("ben@example.org"));

        assertThat(office.places.tally(ACME, LATER).reserved()).isEqualTo(1);
        assertThat(office.outbox.all())
                .extracting(it -> it.to().value())
                .containsExactly("ada@example.org", "ben@example.org");
        assertThat(office.trail.deeds())
                .containsExactly(Deed.INVITATION_CREATED, Deed.INVITATION_REVOKED, Deed.INVITATION_CREATED);
    }

    @Test
    void saysWhyTheNewAddressCannotBeInvited() {
        Invitation before = made(false);
        office.guest("gil", "gil@example.org", aGrant().build());

        assertThat(editing(before, anOrder().to("gil@example.org")))
                .isEqualTo(new EditOutcome.Refused(Refusal.ALREADY_GUEST));
    }

    @Test
    void refusesWhatIsNoAddress() {
        Invitation before = made(false);

        assertThat(editing(before, anOrder().to("nobody"))).isEqualTo(new EditOutcome.Refused(Refusal.MALFORMED));

        assertThat(office.invitations.all()).containsExactly(before);
    }

    @Test
    void objectsToWhatTheTypeDoesNotOffer() {
        Invitation before = made(false);

        assertThat(editing(before, anOrder().permitting("own")))
                .isEqualTo(new EditOutcome.Objected(Objection.PERMISSION_NOT_OFFERED));
        assertThat(editing(before, anOrder().to("ben@example.org").permitting("own")))
                .isEqualTo(new EditOutcome.Objected(Objection.PERMISSION_NOT_OFFERED));

        assertThat(office.invitations.all()).containsExactly(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REVOKED"})
    void leavesWhatIsSettled(InvitationState how) {
        Invitation before = made(false);
        office.invitations.settle(before, how, NOON);

        assertThat(editing(before, anOrder())).isEqualTo(new EditOutcome.NotPending());
        assertThat(editing(before, anOrder().to("ben@example.org"))).isEqualTo(new EditOutcome.NotPending());
        assertThat(editing(found(before), anOrder())).isEqualTo(new EditOutcome.NotPending());
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void editsAnOpenOneUntilItsEnd(int secondsAfterTheEnd, boolean edited) {
        Invitation before = made(false);
        Instant then = before.life().expiresAt().plusSeconds(secondsAfterTheEnd);

        assertThat(office.editing(then).edit(before, anOrder().build(), PARTNER) instanceof EditOutcome.Edited)
                .isEqualTo(edited);
    }

    @Test
    void answersToTheFirstOfTwoWhoEdit() {
        Invitation before = made(false);
        edited(before, anOrder().permitting("edit"));

        assertThat(editing(before, anOrder().permitting("admin"))).isEqualTo(new EditOutcome.NotPending());
    }

    @Test
    void notesWhatWasChangedAndByWhom() {
        Invitation before = made(false);

        edited(before, anOrder().permitting("edit").by(Inviter.manager(SUE)));

        assertThat(office.trail.all().getLast())
                .isEqualTo(new AuditEntry(
                        LATER,
                        SUE,
                        Deed.INVITATION_EDITED,
                        new AuditEntry.Target(
                                ACME, MARKETING.id(), null, before.id().value()),
                        Map.of("permission", "read"),
                        Map.of("permission", "edit")));
    }

    private Invitation made(boolean draft) {
        OrderBuilder order = anOrder();
        return office.invitation((draft ? order.later() : order).build());
    }

    private EditOutcome editing(Invitation before, OrderBuilder order) {
        return office.editing(LATER).edit(before, order.build(), PARTNER);
    }

    private Invitation edited(Invitation before, OrderBuilder order) {
        return ((EditOutcome.Edited) editing(before, order)).invitation();
    }

    private Invitation found(Invitation invitation) {
        return office.invitations.find(invitation.id()).orElseThrow();
    }
}
