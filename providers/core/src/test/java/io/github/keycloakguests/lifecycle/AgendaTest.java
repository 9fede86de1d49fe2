package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgendaTest {

    private final Agenda agenda = Agenda.DEFAULT;

    @ParameterizedTest
    @CsvSource({
        "P90D,   P14D",
        "P14D,   P14D",
        "P13DT1H, P7D",
        "P7D,    P7D",
        "P6D,    P1D",
        "PT25H,  P1D",
        "P1D,    P1D",
        "PT23H,  PT0S",
        "PT1S,   PT0S"
    })
    void knowsTheNextMomentSoLongBeforeTheEnd(Duration left, Duration next) {
        Instant before = END.minus(left).minusMillis(1);

        assertThat(agenda.after(aGrant().build(), before)).isEqualTo(END.minus(next));
    }

    @Test
    void isPastAMomentWhenItHasCome() {
        Grant grant = aGrant().build();

        assertThat(agenda.after(grant, END.minus(Duration.ofDays(14)))).isEqualTo(END.minus(Duration.ofDays(7)));
        assertThat(agenda.after(grant, END)).isEqualTo(Agenda.NEVER);
    }

    @Test
    void hasNothingForWhatNeverEnds() {
        assertThat(agenda.after(aGrant().until(null).build(), NOON)).isEqualTo(Agenda.NEVER);
    }

    @Test
    void hasNothingForWhatSomebodyEnded() {
        assertThat(agenda.after(aGrant().ended().build(), NOON)).isEqualTo(Agenda.NEVER);
    }

    @Test
    void tellsTheSuspendedNothingBeforeTheEnd() {
        Grant suspended = aGrant().suspended().build();

        assertThat(agenda.after(suspended, NOON)).isEqualTo(END);
        assertThat(agenda.notice(suspended, END.minus(Duration.ofDays(1)), END.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void hasAStartThatWasMissedStillAhead() {
        Instant start = NOON.plusSeconds(60);
        Grant waiting = aGrant().from(start, "P90D").waiting().build();

        assertThat(agenda.after(waiting, NOON)).isEqualTo(start);
        assertThat(agenda.after(waiting, start.plusSeconds(60))).isEqualTo(start);
        assertThat(agenda.after(waiting.begun(), start)).isAfter(start.plus(Duration.ofDays(75)));
    }

    @Test
    void hasTheSuspendedNotBegin() {
        Grant waiting = aGrant().from(NOON.plusSeconds(60), "P90D")
                .waiting()
                .suspended()
                .build();

        assertThat(agenda.after(waiting, NOON)).isEqualTo(waiting.access().end());
    }

    @ParameterizedTest
    @CsvSource({
        // due,  looked at, distance
        "P14D,   P14D,      P14D",
        "P14D,   P13D,      P14D",
        "P14D,   P6D,       P7D",
        "P14D,   PT1H,      P1D",
        "P7D,    PT1H,      P1D",
        "P1D,    PT1H,      P1D",
        "P1D,    PT0S,      ",
        "P13D,   P8D,       "
    })
    void givesOfSeveralNoticesThatWereMissedTheNearest(Duration due, Duration lookedAt, Duration distance) {
        assertThat(agenda.notice(aGrant().build(), END.minus(due), END.minus(lookedAt)))
                .isEqualTo(Optional.ofNullable(distance));
    }

    @Test
    void givesNoNoticeOfWhatNeverEnds() {
        assertThat(agenda.notice(aGrant().until(null).build(), NOON, END)).isEmpty();
    }
}
