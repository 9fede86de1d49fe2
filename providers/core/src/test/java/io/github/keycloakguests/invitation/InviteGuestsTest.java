package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InviteGuestsTest {

    private static final UserId SAM = new UserId("sam");
    private static final Space MARKETING = space(true);
    private static final Wording WORDING = new Wording(new SubjectLine("Come in"), null, "de");
    private static final Order.Wish NOTHING_SPECIAL =
            new Order.Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final GuestType PARTNER = new GuestType(
            "partner",
            List.of(new Permission("read"), new Permission("edit")),
            new Permission("read"),
            period("P90D"),
            Optional.of(Duration.ofDays(365)),
            Duration.ofDays(7));

    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryGrants grants = new InMemoryGrants(accounts);
    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Test
    void answersEachEntryInTheOrderTyped() {
        List<Answer> answers = answersTo("zoe@x.org, nobody, ada@x.org");

        assertThat(answers).extracting(Answer::typed).containsExactly("zoe@x.org", "nobody", "ada@x.org");
        assertThat(answers.get(1)).isEqualTo(Answer.Refused.of("nobody", Refusal.MALFORMED));
    }

    @Test
    void storesWhatItAnswers() {
        Invitation invitation = invited("Ada <ada@x.org>");

        assertThat(invitations.find(invitation.id())).contains(invitation);
        assertThat(invitation.offer().host()).isEqualTo(MARKETING.host());
        assertThat(invitation.offer().space()).isEqualTo(MARKETING.id());
        assertThat(invitation.offer().to().name().display()).isEqualTo("Ada");
        assertThat(invitation.offer().wording()).isEqualTo(WORDING);
        assertThat(invitation.offer().sponsor()).isEqualTo(SAM);
        assertThat(invitation.life())
                .isEqualTo(new Life(InvitationState.OPEN, NOON, NOON.plus(Duration.ofDays(7)), 1, NOON, 0));
    }

    @Test
    void takesFromTheGuestTypeWhatTheWishLeavesOpen() {
        assertThat(invited("ada@x.org").offer().terms())
                .isEqualTo(new Terms("partner", new Permission("read"), period("P90D"), null));
    }

    @Test
    void followsTheWish() {
        HomeUrl board = new HomeUrl("https://apps.x.org/board");
        Order.Wish wish = new Order.Wish(
                Optional.of(new Permission("edit")),
                Optional.of(period("P1D")),
                Optional.of(Duration.ofHours(2)),
                Optional.of(board));

        Answer answer = done(order("ada@x.org", wish)).getFirst();

        assertThat(answer).isInstanceOfSatisfying(Answer.Invited.class, it -> {
            assertThat(it.invitation().offer().terms())
                    .isEqualTo(new Terms("partner", new Permission("edit"), period("P1D"), board));
            assertThat(it.invitation().life().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        });
    }

    @Test
    void queuesOneMailForEachInvited() {
        Invitation ada = invited("ada@x.org, nobody, ADA@x.org");

        assertThat(outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.INVITATION);
            assertThat(it.about()).isEqualTo(ada.id().value());
            assertThat(it.to()).isEqualTo(ada.offer().to().address());
            assertThat(it.origin()).isEqualTo("https://id.x.org");
            assertThat(it.dispatch().dueAt()).isEqualTo(NOON);
        });
    }

    @Test
    void invitesADuplicateOnce() {
        assertThat(answersTo("ada@x.org, Ada <ADA@X.org>").getLast())
                .isEqualTo(Answer.Refused.of("Ada <ADA@X.org>", Refusal.DUPLICATE));
    }

    @Test
    void namesTheOpenInvitation() {
        Invitation open = anInvitation().to("ada@x.org").build();
        invitations.add(List.of(open));

        assertThat(answersTo("ADA@x.org, ada@x.org"))
                .containsExactly(
                        new Answer.Refused("ADA@x.org", Refusal.ALREADY_INVITED, Optional.of(open.id())),
                        Answer.Refused.of("ada@x.org", Refusal.DUPLICATE));
    }

    @Test
    void invitesToOneSpaceWhoeverIsInvitedToAnother() {
        invitations.add(List.of(anInvitation().to("ada@x.org").in("sales").build()));

        assertThat(answersTo("ada@x.org")).hasOnlyElementsOfType(Answer.Invited.class);
    }

    @Test
    void refusesWhoIsAGuestAlready() {
        isGuest("ada@x.org");
        grants.add(aGrant().from(NOON).build());
        invitations.add(List.of(anInvitation().to("ada@x.org").build()));

        assertThat(answersTo("ada@x.org")).containsExactly(Answer.Refused.of("ada@x.org", Refusal.ALREADY_GUEST));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void invitesAgainWhoseAccessIsOver(int endAfterNow, boolean invited) {
        isGuest("ada@x.org");
        grants.add(aGrant().from(NOON.minusSeconds(60))
                .until(NOON.plusSeconds(endAfterNow))
                .build());

        assertThat(answersTo("ada@x.org").getFirst() instanceof Answer.Invited).isEqualTo(invited);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void invitesAgainWhoseInvitationIsOver(int endAfterNow, boolean invited) {
        invitations.add(List.of(anInvitation()
                .to("ada@x.org")
                .until(NOON.plusSeconds(endAfterNow))
                .build()));

        assertThat(answersTo("ada@x.org").getFirst() instanceof Answer.Invited).isEqualTo(invited);
    }

    @ParameterizedTest
    @CsvSource({"0, NOBODY", "1, ", "1000, ", "1001, TOO_MANY"})
    void boundsTheNumberOfEntries(int entries, Objection objection) {
        String typed =
                IntStream.range(0, entries).mapToObj(it -> "a" + it + "@x.org").collect(Collectors.joining(","));

        assertThat(objectionTo(order(typed, NOTHING_SPECIAL))).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void objectsToAClosedSpace() {
        assertThat(objectionTo(new Order(
                        space(false), AddressList.parse("ada@x.org"), NOTHING_SPECIAL, WORDING, SAM, "https://id")))
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
                "-, -, -, https://apps.x.org:443/other, -",
                "-, -, -, https://evil.org/, HOME_ELSEWHERE",
                "-, -, -, http://apps.x.org/, HOME_ELSEWHERE"
            })
    void objectsToWhatTheTypeOrTheSpaceDoesNotOffer(
            String permission, String text, Duration validity, String home, Objection objection) {
        Order.Wish wish = new Order.Wish(
                Optional.ofNullable(permission).map(Permission::new),
                Optional.ofNullable(text).map(InviteGuestsTest::period),
                Optional.ofNullable(validity),
                Optional.ofNullable(home).map(HomeUrl::new));

        assertThat(objectionTo(order("ada@x.org", wish))).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void storesNothingOfAnOrderItObjectsTo() {
        Invitation over = anInvitation().to("ada@x.org").until(NOON).build();
        invitations.add(List.of(over));
        Order.Wish wish = new Order.Wish(
                Optional.of(new Permission("own")), Optional.empty(), Optional.empty(), Optional.empty());

        inviting().invite(order("ada@x.org", wish), PARTNER);

        assertThat(invitations.page(
                        new Invitations.Listing(List.of(MARKETING.id()), Optional.empty(), Optional.empty(), 10), NOON))
                .containsExactly(over);
        assertThat(outbox.all()).isEmpty();
    }

    private InviteGuests inviting() {
        return new InviteGuests(invitations, grants, outbox, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Optional<Objection> objectionTo(Order order) {
        return switch (inviting().invite(order, PARTNER)) {
            case OrderOutcome.Objected(Objection objection) -> Optional.of(objection);
            case OrderOutcome.Done(List<Answer> answers) -> Optional.empty();
        };
    }

    private List<Answer> done(Order order) {
        return switch (inviting().invite(order, PARTNER)) {
            case OrderOutcome.Objected(Objection objection) -> throw new AssertionError(objection);
            case OrderOutcome.Done(List<Answer> answers) -> answers;
        };
    }

    private List<Answer> answersTo(String typed) {
        return done(order(typed, NOTHING_SPECIAL));
    }

    private Invitation invited(String typed) {
        return ((Answer.Invited) answersTo(typed).getFirst()).invitation();
    }

    private void isGuest(String address) {
        accounts.add(new GuestAccount(
                new UserId("gil"), Footing.GUEST, "partner", "Gil", new EmailAddress(address), Instant.EPOCH));
    }

    private static Order order(String typed, Order.Wish wish) {
        return new Order(MARKETING, AddressList.parse(typed), wish, WORDING, SAM, "https://id.x.org");
    }

    private static Space space(boolean open) {
        return new Space(
                new SpaceId("marketing"),
                new HostId(HostId.Kind.ORGANIZATION, "acme"),
                "Marketing",
                null,
                new HomeUrl("https://apps.x.org/"),
                open);
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow();
    }
}
