package io.github.keycloakguests.otp;

import io.github.keycloakguests.notification.Mailings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a guest has come with codes.
 *
 * @param live the one code that can be used, absent when there is none
 * @param failures wrong codes in a row, over all codes
 * @param pausedUntil until when no code is looked at
 * @param mailings when codes were mailed
 */
public record CodeState(
        @Nullable Live live, int failures, @Nullable Instant pausedUntil, Mailings mailings) {

    public static final CodeState FRESH = new CodeState(null, 0, null, Mailings.NONE);

    /**
     * The code of one login.
     *
     * @param login the login that asked for it, in one tab of one browser
     * @param digest of the code; absent as long as it was not mailed, for then it does not exist
     * @param life for how long it can be used once it was mailed
     * @param until when it ends, or when it is no use mailing it any more
     * @param tries how often something else was typed
     */
    public record Live(String login, @Nullable String digest, int digits, Duration life, Instant until, int tries) {}

    /** Whether no code is looked at until somebody who manages the guest has verified it. */
    public boolean stopped(CodeLimits limits) {
        return failures >= limits.stop();
    }

    /** What keeps codes from being looked at, whatever is typed; empty when nothing does. */
    Optional<CodeBarrier> barrier(CodeLimits limits, Instant now) {
        if (stopped(limits)) {
            return Optional.of(new CodeBarrier.Stopped());
        }
        return Optional.ofNullable(pausedUntil).filter(now::isBefore).map(CodeBarrier.Paused::new);
    }

    /** The code of that login as long as it can be used or may yet be mailed. */
    Optional<Live> liveFor(String login, Instant now) {
        return Optional.ofNullable(live).filter(it -> it.login().equals(login)).filter(it -> now.isBefore(it.until()));
    }

    /** When the next mail may go out; not after now if that is at once. */
    Instant nextMail(CodeLimits limits, Instant now) {
        return mailings.next(limits.mails(), now);
    }

    /** What that login can do now. */
    public CodeOutlook outlook(String login, CodeLimits limits, Instant now) {
        return new CodeOutlook(liveFor(login, now).isPresent(), nextMail(limits, now), barrier(limits, now));
    }

    /** With a code for that login that is yet to be mailed; an earlier one is worth nothing from now on. */
    CodeState asked(String login, CodePolicy policy, CodeLimits limits, Instant now) {
        return new CodeState(
                new Live(login, null, policy.digits(), policy.life(), now.plus(policy.life()), 0),
                failures,
                pausedUntil,
                mailings.with(now, limits.mails()));
    }

    /** With the code that is mailed now. */
    CodeState mailed(String digest, Instant now) {
        Live asked = Objects.requireNonNull(live, "nobody has asked for a code");
        return new CodeState(
                new Live(asked.login(), digest, asked.digits(), asked.life(), now.plus(asked.life()), 0),
                failures,
                pausedUntil,
                mailings);
    }

    /** After the right code, which cannot be used again. */
    CodeState passed() {
        return new CodeState(null, 0, null, mailings);
    }

    /** After a wrong code. */
    CodeState failed(CodeLimits limits, Instant now) {
        int more = failures + 1;
        Live tried = live == null
                ? null
                : new Live(live.login(), live.digest(), live.digits(), live.life(), live.until(), live.tries() + 1);
        return new CodeState(
                tried == null || tried.tries() >= limits.tries() ? null : tried,
                more,
                more % limits.pauseEvery() == 0 ? now.plus(limits.pause()) : pausedUntil,
                mailings);
    }

    /** After somebody has made sure who it is. */
    CodeState verified() {
        return new CodeState(null, 0, null, mailings);
    }
}
