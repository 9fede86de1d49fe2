package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.marketing;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.space.GuestDefaults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestsWhoInviteTest {

    private static final Instant OWN_END = Instant.parse("2026-03-31T12:00:00Z");
    private static final Grant OWN = aGrant().of("gil")
            .from(NOON)
            .until(OWN_END)
            .permitting("edit")
            .with(new Powers(true, false))
            .build();

    private final Office office = new Office();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"read, -", "edit, -", "admin, PERMISSION_BEYOND_OWN", "own, PERMISSION_NOT_OFFERED"})
    void offerNoFurtherPermissionThanTheirOwn(String level, Objection objection) {
        assertThat(objectionTo(anOrder().permitting(level), PARTNER)).isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "P30D, -",
                "P30DT1S, PERIOD_BEYOND_OWN",
                "2026-03-30, -",
                "2026-03-31, PERIOD_BEYOND_OWN",
                "never, PERIOD_TOO_LONG"
            })
    void offerNoLongerAccessThanTheirOwn(String period, Objection objection) {
        assertThat(objectionTo(anOrder().lasting(period), PARTNER)).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void offerAnyPeriodOfTheTypeWhenTheirOwnHasNoEnd() {
        Grant endless = like(OWN).until(null).build();

        assertThat(objectionTo(anOrder().by(endless).lasting("P365D").build(), PARTNER))
                .isEmpty();
    }

    @Test
    void offerNoPowers() {
        assertThat(objectionTo(anOrder().empowering(new Powers(true, false)), PARTNER))
                .contains(Objection.INVITING_NOT_OFFERED);
        assertThat(objectionTo(anOrder().empowering(new Powers(false, true)), PARTNER))
                .contains(Objection.MANAGING_NOT_OFFERED);
    }

    @Test
    void inviteAsTheirOwnTypeOnly() {
        Grant auditor = like(OWN).ofType("auditor").build();

        assertThat(objectionTo(anOrder().by(auditor).build(), PARTNER)).contains(Objection.TYPE_NOT_OWN);
    }

    @Test
    void handOnAccessThatEndsNoLaterThanTheirOwn() {
        Terms terms = office.invitation(anOrder().by(OWN).build()).offer().terms();

        assertThat(terms.bounds()).isEqualTo(new Terms.Bounds(OWN_END));
        assertThat(terms.accessFrom(NOON, UTC, ACME, MARKETING.id()).end()).isEqualTo(OWN_END);
        assertThat(terms.charter(OWN.guest()).handedOn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"read, read", "edit, edit", "admin, edit"})
    void offerTheUsualPermissionAsFarAsTheyHaveIt(String usual, String offered) {
        GuestDefaults defaults = new GuestDefaults(null, new Permission(usual), null, null, null);

        Invitation invitation = office.invitation(
                anOrder().in(marketing(true, defaults)).by(OWN).build());

        assertThat(invitation.offer().terms().permission()).isEqualTo(new Permission(offered));
    }

    @Test
    void answerForWhomTheyInvite() {
        Offer offer = office.invitation(anOrder().by(OWN).build()).offer();

        assertThat(offer.sponsor()).isEqualTo(OWN.guest());
        assertThat(office.trail.all()).extracting(AuditEntry::actor).containsExactly(OWN.guest());
    }

    @Test
    void areNotBoundWhenTheyAreMembers() {
        assertThat(office.invitation(anOrder().byInviter("ina").build())
                        .offer()
                        .terms()
                        .bounds())
                .isNull();
    }

    private Optional<Objection> objectionTo(OrderBuilder order, GuestType type) {
        return objectionTo(order.by(OWN).build(), type);
    }

    private Optional<Objection> objectionTo(Order order, GuestType type) {
        return switch (office.inviting(NOON).invite(order, type)) {
            case OrderOutcome.Objected(Objection objection) -> Optional.of(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) -> Optional.empty();
        };
    }
}
