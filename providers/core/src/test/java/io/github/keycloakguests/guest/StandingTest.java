package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void letsAGuestInFromTheStartOn(int secondsAfterTheStart, boolean in) {
        assertThat(aGrant().from(NOON).build().liveAt(NOON.plusSeconds(secondsAfterTheStart)))
                .isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void letsAGuestInUntilTheEnd(int secondsAfterTheEnd, boolean in) {
        Instant now = END.plusSeconds(secondsAfterTheEnd);
        Grant grant = aGrant().until(END).build();

        assertThat(grant.liveAt(now)).isEqualTo(in);
        assertThat(standing(grant).admittedAt(now)).isEqualTo(in);
        assertThat(standing(grant).liveAt(now)).isEqualTo(in ? List.of(grant) : List.of());
    }

    @Test
    void letsAGuestWithoutEndInForEver() {
        assertThat(aGrant().until(null).build().liveAt(Instant.parse("2999-01-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void letsNobodyInWhoseGrantIsEnded() {
        assertThat(aGrant().ended().build().liveAt(NOON)).isFalse();
        assertThat(aGrant().build()
                        .endedAt(NOON.plusSeconds(60), EndReason.REVOKED)
                        .liveAt(NOON.plusSeconds(30)))
                .isFalse();
    }

    @Test
    void admitsNobodyWithoutGrants() {
        assertThat(standing().admittedAt(NOON)).isFalse();
    }

    @Test
    void admitsThroughOneLiveGrantAmongOthers() {
        assertThat(standing(aGrant().ended().build(), aGrant().build()).admittedAt(NOON))
                .isTrue();
    }

    @Test
    void knowsTheGrantThatEndedLast() {
        Grant earlier = aGrant().until(NOON.plusSeconds(10)).build();
        Grant later = aGrant().until(NOON.plusSeconds(20)).build();
        Grant ahead = aGrant().from(NOON.plusSeconds(300)).build();

        assertThat(standing(later, earlier, ahead).lastEnded(NOON.plusSeconds(60)))
                .contains(later);
        assertThat(standing(ahead).lastEnded(NOON)).isEmpty();
    }

    @Test
    void doesNotTakeARevokedGrantForTheOneThatWasPlannedToEndLast() {
        Grant revoked = aGrant().until(END).build().endedAt(NOON.plusSeconds(10), EndReason.REVOKED);
        Grant expired = aGrant().until(NOON.plusSeconds(20)).build();

        assertThat(standing(revoked, expired).lastEnded(NOON.plusSeconds(60))).contains(expired);
    }

    private static Standing standing(Grant... grants) {
        return new Standing(Optional.empty(), List.of(grants));
    }
}
