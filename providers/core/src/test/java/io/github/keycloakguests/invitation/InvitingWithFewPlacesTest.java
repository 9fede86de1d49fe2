package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.quota.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitingWithFewPlacesTest {

    private final Office office = new Office(2);

    @Test
    void invitesThoseWhomThereArePlacesForInTheOrderTyped() {
        OrderOutcome.Done done = ordered(anOrder().to("a@x.org, b@x.org, c@x.org, d@x.org"));

        assertThat(done.answers())
                .extracting(InvitingWithFewPlacesTest::refusal)
                .containsExactly(null, null, Refusal.QUOTA_EXHAUSTED, Refusal.QUOTA_EXHAUSTED);
        assertThat(done.left()).isZero();
    }

    @Test
    void keepsAndMailsNothingForWhomThereIsNoPlace() {
        ordered(anOrder().to("a@x.org, b@x.org, c@x.org"));

        assertThat(office.invitations.all())
                .extracting(it -> it.offer().to().address().value())
                .containsExactlyInAnyOrder("a@x.org", "b@x.org");
        assertThat(office.outbox.all()).extracting(it -> it.to().value()).containsExactly("a@x.org", "b@x.org");
    }

    @Test
    void holdsAPlaceForEachInvited() {
        assertThat(ordered(anOrder().to("a@x.org")).left()).isEqualTo(1);

        assertThat(office.places.tally(ACME, NOON).reserved()).isEqualTo(1);
        assertThat(ordered(anOrder().to("b@x.org, c@x.org")).answers())
                .extracting(InvitingWithFewPlacesTest::refusal)
                .containsExactly(null, Refusal.QUOTA_EXHAUSTED);
    }

    @Test
    void usesNoPlaceForWhoIsRefusedAnyway() {
        OrderOutcome.Done done = ordered(anOrder().to("a@x.org, a@x.org, nobody, b@x.org"));

        assertThat(done.answers())
                .extracting(InvitingWithFewPlacesTest::refusal)
                .containsExactly(null, Refusal.DUPLICATE, Refusal.MALFORMED, null);
    }

    @Test
    void needsNoPlaceForWhoHasOneAtTheHost() {
        office.guest("gil", "gil@x.org", aGrant().to("sales").build());

        OrderOutcome.Done done = ordered(anOrder().to("a@x.org, b@x.org, gil@x.org"));

        assertThat(done.answers())
                .extracting(InvitingWithFewPlacesTest::refusal)
                .containsExactly(null, Refusal.QUOTA_EXHAUSTED, null);
        assertThat(office.places.tally(ACME, NOON))
                .extracting(Tally::used, Tally::reserved)
                .containsExactly(1L, 1L);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 2", "1, 2"})
    void hasThePlacesOfInvitationsBackOnceTheyAreOver(int secondsAfterTheEnd, int invited) {
        ordered(anOrder().to("a@x.org, b@x.org"));
        Instant then = NOON.plus(Duration.ofDays(7)).plusSeconds(secondsAfterTheEnd);

        OrderOutcome.Done done = Office.done(
                office.inviting(then).invite(anOrder().to("c@x.org, d@x.org").build(), PARTNER));

        assertThat(done.answers()).filteredOn(Answer.Invited.class::isInstance).hasSize(invited);
    }

    @Test
    void needsAndHoldsNoPlacesForDrafts() {
        OrderOutcome.Done done =
                ordered(anOrder().to("a@x.org, b@x.org, c@x.org").later());

        assertThat(done.answers()).hasOnlyElementsOfType(Answer.Invited.class);
        assertThat(done.left()).isEqualTo(2);
        assertThat(office.places.tally(ACME, NOON).reserved()).isZero();
    }

    @Test
    void neverInvitesMoreThanThereIsRoomForHoweverManyInviteAtOnce() {
        AtomicInteger number = new AtomicInteger();

        AtOnce.eightTimes(() -> office.inTransaction(() -> office.invited(
                anOrder().to("a" + number.getAndIncrement() + "@x.org").build())));

        assertThat(office.invitations.all()).hasSize(2);
    }

    private OrderOutcome.Done ordered(OrderBuilder order) {
        return Office.done(office.inviting(NOON).invite(order.build(), PARTNER));
    }

    private static @Nullable Refusal refusal(Answer answer) {
        return switch (answer) {
            case Answer.Invited invited -> null;
            case Answer.Refused refused -> refused.reason();
        };
    }
}
