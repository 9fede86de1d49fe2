package io.github.keycloakguests.otp;

import io.github.keycloakguests.guest.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks at a code that was typed. To be run in a transaction of its own: what is wrong counts, whatever comes after. */
public final class CheckCode {

    private final Codes codes;
    private final CodeSeal seal;
    private final CodeLimits limits;
    private final Clock clock;

    public CheckCode(Codes codes, CodeSeal seal, CodeLimits limits, Clock clock) {
        this.codes = codes;
        this.seal = seal;
        this.limits = limits;
        this.clock = clock;
    }

    /** What a typed code is worth. */
    public sealed interface Verdict {

        record Right() implements Verdict {}

        /** It can be tried again. */
        record Wrong() implements Verdict {}

        /** It was wrong once too often: only a new code helps. */
        record UsedUp() implements Verdict {}

        /** Not looked at: this login has no code that could be used. */
        record NoCode() implements Verdict {}

        /** Not looked at: that is no code at all. */
        record Unreadable() implements Verdict {}

        /**
         * Nothing is looked at from now on.
         *
         * @param looked whether it was looked at, and was the wrong one with which the barrier came
         */
        record Barred(CodeBarrier barrier, boolean looked) implements Verdict {}
    }

    public Verdict check(UserId guest, String login, String typed) {
        Instant now = clock.instant();
        CodeState state = codes.lock(guest);
        Optional<CodeBarrier> barrier = state.barrier(limits, now);
        if (barrier.isPresent()) {
            return new Verdict.Barred(barrier.get(), false);
        }
        Optional<CodeState.Live> live = state.liveFor(login, now).filter(it -> it.digest() != null);
        if (live.isEmpty()) {
            return new Verdict.NoCode();
        }
        Optional<String> code = TypedCode.parse(typed, live.get().digits());
        return code.isEmpty() ? new Verdict.Unreadable() : compared(guest, state, live.get(), code.get(), now);
    }

    private Verdict compared(UserId guest, CodeState state, CodeState.Live live, String code, Instant now) {
        if (seal.matches(live.digest(), guest, live.login(), code)) {
            codes.keep(guest, state.passed());
            return new Verdict.Right();
        }
        CodeState failed = state.failed(limits, now);
        codes.keep(guest, failed);
        return failed.barrier(limits, now)
                .<Verdict>map(it -> new Verdict.Barred(it, true))
                .orElseGet(() -> failed.live() == null ? new Verdict.UsedUp() : new Verdict.Wrong());
    }
}
