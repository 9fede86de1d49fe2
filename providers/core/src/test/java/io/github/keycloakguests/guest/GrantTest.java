package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");

    @ParameterizedTest
    @CsvSource({"P90D, 2026-05-30T12:00:00Z", "2026-03-31, 2026-04-01T00:00:00Z", "never,"})
    void givesAccessForAPeriodFromItsStart(String period, @Nullable Instant end) {
        Grant.Access access = Grant.Access.from(
                NOON,
                ZoneOffset.UTC,
                ACME,
                new SpaceId("marketing"),
                new Permission("read"),
                Period.parse(period).orElseThrow());

        assertThat(access.start()).isEqualTo(NOON);
        assertThat(access.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "1, 0"})
    void lastsNoLongerThanItIsBoundTo(int latestFromTheEnd, int endFromTheEnd) {
        Grant.Access access = aGrant().until(END).build().access();

        assertThat(access.notAfter(END.plusSeconds(latestFromTheEnd)).end()).isEqualTo(END.plusSeconds(endFromTheEnd));
    }

    @Test
    void isBoundWithoutAnEndAndUnboundWithoutALatest() {
        Grant.Access endless = aGrant().until(null).build().access();

        assertThat(endless.notAfter(END).end()).isEqualTo(END);
        assertThat(endless.notAfter(null)).isEqualTo(endless);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void isOverFromItsEndOn(int secondsAfterTheEnd, boolean over) {
        assertThat(aGrant().until(END).build().access().overAt(END.plusSeconds(secondsAfterTheEnd)))
                .isEqualTo(over);
    }

    @Test
    void isNeverOverWithoutAnEnd() {
        assertThat(aGrant().until(null).build().access().overAt(Period.FARTHEST))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void takesAPlaceUntilItsEnd(int secondsAfterTheEnd, boolean stands) {
        Instant now = END.plusSeconds(secondsAfterTheEnd);

        assertThat(aGrant().until(END).build().standsAt(now)).isEqualTo(stands);
        assertThat(aGrant().until(END).suspended().build().standsAt(now)).isEqualTo(stands);
    }

    @Test
    void takesAPlaceBeforeItsStartAlready() {
        Grant ahead = aGrant().from(NOON).build();

        assertThat(ahead.standsAt(NOON.minusSeconds(60))).isTrue();
        assertThat(ahead.liveAt(NOON.minusSeconds(60))).isFalse();
    }

    @Test
    void takesNoPlaceOnceItIsEnded() {
        assertThat(aGrant().ended().build().standsAt(NOON)).isFalse();
    }

    @Test
    void letsNobodyInWhileItIsSuspended() {
        assertThat(aGrant().suspended().build().liveAt(NOON)).isFalse();
    }

    @Test
    void isTheSameAgainAfterItIsResumed() {
        Grant grant = aGrant().changed(3).build();

        assertThat(grant.suspended()).isEqualTo(like(grant).suspended().build());
        assertThat(grant.suspended().resumed()).isEqualTo(grant);
    }

    @Test
    void endsAtThatMomentForAReason() {
        Grant ended = aGrant().until(END).changed(3).build().endedAt(NOON.plusSeconds(60), EndReason.LEFT);

        assertThat(ended.status()).isEqualTo(new Grant.Status(GrantState.ENDED, EndReason.LEFT, 3));
        assertThat(ended.access().end()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void keepsTheEndThatItHadBefore() {
        Grant over = aGrant().until(END).build();

        assertThat(over.endedAt(END.plusSeconds(60), EndReason.REVOKED).access().end())
                .isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource({"P10D, 2026-04-11T12:00:00Z", "2026-03-10, 2026-04-11T00:00:00Z", "never,"})
    void isRenewedForAsLongAsItWasGivenFor(String period, @Nullable Instant end) {
        Grant grant = aGrant().from(NOON, period).build();

        assertThat(grant.renewedEnd(Instant.parse("2026-04-01T12:00:00.987Z"), ZoneOffset.UTC))
                .isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void isRenewedForAsLongHoweverOften() {
        Grant grant = aGrant().from(NOON, "2026-03-10").build();
        Grant renewed = like(grant).until(Instant.parse("2026-04-11T00:00:00Z")).build();

        assertThat(renewed.renewedEnd(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC))
                .contains(Instant.parse("2026-05-11T00:00:00Z"));
    }

    @Test
    void isRenewedFromAStartThatLiesAhead() {
        Grant ahead = aGrant().from(NOON, "P10D").build();

        assertThat(ahead.renewedEnd(NOON.minusSeconds(86_400), ZoneOffset.UTC))
                .contains(Instant.parse("2026-03-11T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void waitsWhenItIsToBeginLater(int secondsAhead, boolean waiting) {
        Grant.Access access =
                aGrant().from(NOON.plusSeconds(secondsAhead), "P1D").build().access();
        Grant ended = aGrant().changed(3).build();

        assertThat(Grant.of(ended.guest(), access, ended.charter(), NOON).waiting())
                .isEqualTo(waiting);
        assertThat(ended.regranted(access, ended.charter(), NOON).waiting()).isEqualTo(waiting);
        assertThat(ended.regranted(access, ended.charter(), NOON).status().version())
                .isEqualTo(3);
    }

    @Test
    void waitsOnWhateverIsDecidedUntilItBegins() {
        Grant waiting = aGrant().waiting().build();

        assertThat(waiting.suspended().waiting()).isTrue();
        assertThat(waiting.suspended().resumed().waiting()).isTrue();
        assertThat(waiting.endedAt(NOON, EndReason.LEFT).waiting()).isTrue();
        assertThat(waiting.begun().waiting()).isFalse();
        assertThat(waiting.begun()).isEqualTo(aGrantLike(waiting));
    }

    private static Grant aGrantLike(Grant grant) {
        return new Grant(grant.id(), grant.guest(), grant.access(), grant.charter(), Grant.Status.NEW);
    }

    @Test
    void isActiveAgainOnceItIsGivenAnew() {
        Grant suspended = aGrant().suspended().changed(3).build();
        Grant other = aGrant().permitting("edit").sponsoredBy("sue").build();

        assertThat(suspended.regranted(other.access(), other.charter(), NOON))
                .isEqualTo(like(suspended)
                        .permitting("edit")
                        .sponsoredBy("sue")
                        .with(Powers.NONE)
                        .active()
                        .build());
    }

    @Test
    void staysSuspendedWhenItIsChanged() {
        Grant suspended = aGrant().suspended().changed(3).build();
        Grant other = aGrant().permitting("edit").sponsoredBy("sue").build();

        assertThat(suspended.changed(other.access(), other.charter()))
                .isEqualTo(like(suspended).permitting("edit").sponsoredBy("sue").build());
    }
}
