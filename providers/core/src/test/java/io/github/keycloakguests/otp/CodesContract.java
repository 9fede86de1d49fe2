package io.github.keycloakguests.otp;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mailings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Codes} promises. */
public abstract class CodesContract {

    private static final UserId GIL = new UserId("gil");
    private static final CodeState FULL = new CodeState(
            new CodeState.Live("a".repeat(64), "b".repeat(64), 8, Duration.ofMinutes(30), END, 3),
            17,
            NOON,
            new Mailings(IntStream.range(0, 10)
                    .mapToObj(it -> NOON.plus(Duration.ofMinutes(it)))
                    .toList()));

    /** Does the work in a transaction of its own, on one realm, empty before each test; also by several threads at once. */
    protected abstract <T> T with(Function<Codes, T> work);

    /** The same on another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Codes, T> work);

    @Test
    void knowNothingOfWhoWasNeverAsked() {
        assertThat(this.<CodeState>with(it -> it.of(GIL))).isEqualTo(CodeState.FRESH);
        assertThat(this.<CodeState>with(it -> it.lock(GIL))).isEqualTo(CodeState.FRESH);
    }

    @Test
    void keepEverything() {
        keep(FULL);

        assertThat(this.<CodeState>with(it -> it.of(GIL))).isEqualTo(FULL);
        assertThat(this.<CodeState>with(it -> it.lock(GIL))).isEqualTo(FULL);
    }

    @Test
    void keepACodeThatIsYetToBeMailed() {
        CodeState asked = new CodeState(
                new CodeState.Live("a", null, 6, Duration.ofMinutes(5), END, 0), 0, null, new Mailings(List.of(NOON)));

        keep(asked);

        assertThat(this.<CodeState>with(it -> it.of(GIL))).isEqualTo(asked);
    }

    @Test
    void forgetWhatIsGone() {
        keep(FULL);
        keep(CodeState.FRESH);

        assertThat(this.<CodeState>with(it -> it.of(GIL))).isEqualTo(CodeState.FRESH);
    }

    @Test
    void tellGuestsApart() {
        keep(FULL);

        assertThat(this.<CodeState>with(it -> it.of(new UserId("sam")))).isEqualTo(CodeState.FRESH);
    }

    @Test
    void showNothingToAnotherRealm() {
        keep(FULL);

        assertThat(this.<CodeState>withOtherRealm(it -> it.of(GIL))).isEqualTo(CodeState.FRESH);
        withOtherRealm(it -> {
            it.keep(GIL, CodeState.FRESH);
            return true;
        });
        assertThat(this.<CodeState>with(it -> it.of(GIL))).isEqualTo(FULL);
    }

    @Test
    void countEachOfEightWhoCountAtOnce() {
        AtOnce.eightTimes(() -> with(it -> {
            CodeState state = it.lock(GIL);
            it.keep(GIL, new CodeState(state.live(), state.failures() + 1, state.pausedUntil(), state.mailings()));
            return true;
        }));

        assertThat(this.<CodeState>with(it -> it.of(GIL)).failures()).isEqualTo(8);
    }

    private void keep(CodeState state) {
        with(it -> {
            it.lock(GIL);
            it.keep(GIL, state);
            return true;
        });
    }
}
