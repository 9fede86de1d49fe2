package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.ORIGIN;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.WORDING;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.marketing;
import static io.github.keycloakguests.invitation.OrderBuilder.partner;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.space.GuestDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviteGuestsTest {

    private final Office office = new Office();

    @Test
    void answersEachEntryInTheOrderTyped() {
        List<Answer> answers = answersTo("zoe@x.org, nobody, ada@x.org");

        assertThat(answers).extracting(Answer::typed).containsExactly("zoe@x.org", "nobody", "ada@x.org");
        assertThat(answers.get(1)).isEqualTo(Answer.Refused.of("nobody", Refusal.MALFORMED));
    }

    @Test
    void storesWhatItAnswers() {
        Invitation invitation =
                office.invitation(anOrder().to("Ada <ada@x.org>").build());

        assertThat(office.invitations.find(invitation.id())).contains(invitation);
        assertThat(invitation.offer().host()).isEqualTo(ACME);
        assertThat(invitation.offer().space()).isEqualTo(MARKETING.id());
        assertThat(invitation.offer().to().name().display()).isEqualTo("Ada");
        assertThat(invitation.offer().wording()).isEqualTo(WORDING);
        assertThat(invitation.offer().sponsor()).isEqualTo(SAM);
        assertThat(invitation.life())
                .isEqualTo(new Life(InvitationState.OPEN, NOON, NOON.plus(Duration.ofDays(7)), 1, NOON, 0));
    }

    @Test
    void queuesOneMailForEachInvited() {
        Invitation ada =
                office.invitation(anOrder().to("ada@x.org, nobody, ADA@x.org").build());

        assertThat(office.outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.INVITATION);
            assertThat(it.about()).isEqualTo(ada.id().value());
            assertThat(it.to()).isEqualTo(ada.offer().to().address());
            assertThat(it.origin()).isEqualTo(ORIGIN);
            assertThat(it.dispatch().dueAt()).isEqualTo(NOON);
        });
    }

    @Test
    void notesEachInvitation() {
        Invitation ada = office.invitation(anOrder().to("ada@x.org, nobody").build());

        assertThat(office.trail.all()).singleElement().satisfies(it -> {
            assertThat(it.deed()).isEqualTo(Deed.INVITATION_CREATED);
            assertThat(it.actor()).isEqualTo(SAM);
            assertThat(it.target().about()).isEqualTo(ada.id().value());
        });
    }

    @Test
    void invitesADuplicateOnce() {
        assertThat(answersTo("ada@x.org, Ada <ADA@X.org>").getLast())
                .isEqualTo(Answer.Refused.of("Ada <ADA@X.org>", Refusal.DUPLICATE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheInvitationThatIsThereAlready(boolean draft) {
        InvitationBuilder builder = anInvitation().to("ada@x.org");
        Invitation pending = (draft ? builder.draft() : builder).build();
        office.invitations.add(List.of(pending));

        assertThat(answersTo("ADA@x.org, ada@x.org"))
                .containsExactly(
                        new Answer.Refused("ADA@x.org", Refusal.ALREADY_INVITED, Optional.of(pending.id())),
                        Answer.Refused.of("ada@x.org", Refusal.DUPLICATE));
    }

    @Test
    void invitesToOneSpaceWhoeverIsInvitedToAnother() {
        office.invitations.add(
                List.of(anInvitation().to("ada@x.org").in("sales").build()));

        assertThat(answersTo("ada@x.org")).hasOnlyElementsOfType(Answer.Invited.class);
    }

    @Test
    void refusesDomainsThatGuestsAreNotTakenOf() {
        office.deny("x.org");
        office.guest("gil", "gil@x.org", aGrant().from(NOON).build());

        assertThat(answersTo("ada@x.org, ada@mail.x.org, gil@x.org"))
                .extracting(it -> ((Answer.Refused) it).reason())
                .containsOnly(Refusal.DOMAIN_NOT_ALLOWED);
        assertThat(answersTo("ada@example.org")).hasOnlyElementsOfType(Answer.Invited.class);
    }

    @Test
    void refusesWhoIsAGuestAlready() {
        office.guest("gil", "ada@x.org", aGrant().from(NOON).build());
        office.invitations.add(List.of(anInvitation().to("ada@x.org").build()));

        assertThat(answersTo("ada@x.org")).containsExactly(Answer.Refused.of("ada@x.org", Refusal.ALREADY_GUEST));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void invitesAgainWhoseAccessIsOver(int endAfterNow, boolean invited) {
        office.guest(
                "gil",
                "ada@x.org",
                aGrant().from(NOON.minusSeconds(60))
                        .until(NOON.plusSeconds(endAfterNow))
                        .build());

        assertThat(answersTo("ada@x.org").getFirst() instanceof Answer.Invited).isEqualTo(invited);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void invitesAgainWhoseInvitationIsOver(int endAfterNow, boolean invited) {
        office.invitations.add(List.of(anInvitation()
                .to("ada@x.org")
                .until(NOON.plusSeconds(endAfterNow))
                .build()));

        assertThat(answersTo("ada@x.org").getFirst() instanceof Answer.Invited).isEqualTo(invited);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1, SPACES_LIMIT", "2, -", "-, -"})
    void refusesAGuestOfTheHostWhoseTypeAllowsNoFurtherSpace(Integer spaces, Refusal refusal) {
        GuestType type = partner(
                new GuestType.Allowances(spaces == null ? OptionalInt.empty() : OptionalInt.of(spaces), false, false));
        office.guest("gil", "gil@x.org", aGrant().to("sales").build());

        Answer answer = Office.done(
                        office.inviting(NOON).invite(anOrder().to("gil@x.org").build(), type))
                .answers()
                .getFirst();

        assertThat(answer instanceof Answer.Refused refused ? refused.reason() : null)
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"0, NOBODY", "1, ", "1000, ", "1001, TOO_MANY"})
    void boundsTheNumberOfEntries(int entries, Objection objection) {
        String typed =
                IntStream.range(0, entries).mapToObj(it -> "a" + it + "@x.org").collect(Collectors.joining(","));

        assertThat(objectionTo(anOrder().to(typed))).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void objectsToAClosedSpace() {
        assertThat(objectionTo(anOrder().in(marketing(false, GuestDefaults.NONE))))
                .contains(Objection.SPACE_CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "own, -, -, -, PERMISSION_NOT_OFFERED",
                "edit, -, -, -, -",
                "-, 2026-02-28, -, -, PERIOD_OVER",
                "-, 2026-03-01, -, -, -",
                "-, P365D, -, -, -",
                "-, P365DT1S, -, -, PERIOD_TOO_LONG",
                "-, never, -, -, PERIOD_TOO_LONG",
                "-, -, PT59M59S, -, VALIDITY_OUT_OF_BOUNDS",
                "-, -, PT1H, -, -",
                "-, -, PT720H, -, -",
                "-, -, PT720H1S, -, VALIDITY_OUT_OF_BOUNDS",
                "-, -, -, https://apps.example.org:443/other, -",
                "-, -, -, https://evil.org/, HOME_ELSEWHERE",
                "-, -, -, http://apps.example.org/, HOME_ELSEWHERE"
            })
    void objectsToWhatTheTypeOrTheSpaceDoesNotOffer(
            String permission, String text, Duration validity, String home, Objection objection) {
        OrderBuilder order = anOrder();
        Optional.ofNullable(permission).ifPresent(order::permitting);
        Optional.ofNullable(text).ifPresent(order::lasting);
        Optional.ofNullable(validity).ifPresent(order::validFor);
        Optional.ofNullable(home).ifPresent(order::landingAt);

        assertThat(objectionTo(order)).isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, true, false, ",
        "true, false, false, true, MANAGING_NOT_OFFERED",
        "false, true, false, true, ",
        "false, true, true, false, INVITING_NOT_OFFERED",
        "false, false, false, false, ",
        "true, true, true, true, "
    })
    void objectsToPowersThatTheTypeDoesNotHave(
            boolean typeInvites, boolean typeManages, boolean invites, boolean manages, Objection objection) {
        GuestType type = partner(new GuestType.Allowances(OptionalInt.empty(), typeInvites, typeManages));
        Order order = anOrder().empowering(new Powers(invites, manages)).build();

        assertThat(objectionOf(office.inviting(NOON).invite(order, type))).isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"P100D, -", "P100DT1S, TOTAL_TOO_LONG", "never, TOTAL_TOO_LONG"})
    void objectsToMoreThanTheTypeAllowsInAll(String text, Objection objection) {
        GuestType type = partner(
                new GuestType.Longest(Optional.empty(), Optional.of(new Period.Lasting("P100D"))),
                GuestType.Allowances.DEFAULT);
        Order order = anOrder().lasting(text).build();

        assertThat(objectionOf(office.inviting(NOON).invite(order, type))).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void storesNothingOfAnOrderItObjectsTo() {
        Invitation over = anInvitation().until(NOON).build();
        office.invitations.add(List.of(over));

        office.inviting(NOON).invite(anOrder().permitting("own").build(), PARTNER);

        assertThat(office.invitations.all()).containsExactly(over);
        assertThat(office.outbox.all()).isEmpty();
        assertThat(office.trail.all()).isEmpty();
    }

    private List<Answer> answersTo(String typed) {
        return office.invited(anOrder().to(typed).build());
    }

    private Optional<Objection> objectionTo(OrderBuilder order) {
        return objectionOf(office.inviting(NOON).invite(order.build(), PARTNER));
    }

    private static Optional<Objection> objectionOf(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Objected(Objection objection) -> Optional.of(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) -> Optional.empty();
        };
    }
}
