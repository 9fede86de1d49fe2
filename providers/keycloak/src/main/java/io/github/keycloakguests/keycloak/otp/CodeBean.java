package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.otp.CodeBarrier;
import io.github.keycloakguests.otp.CodeOutlook;
import java.time.Duration;
import java.time.Instant;

/** What the page shows that asks for a code. */
public final class CodeBean {

    private final EmailAddress to;
    private final int digits;
    private final long daysOfMemory;
    private final CodeOutlook outlook;
    private final Instant now;

    CodeBean(EmailAddress to, int digits, long daysOfMemory, CodeOutlook outlook, Instant now) {
        this.to = to;
        this.digits = digits;
        this.daysOfMemory = daysOfMemory;
        this.outlook = outlook;
        this.now = now;
    }

    /** The address, of which whoever owns it knows it, and nobody else learns it. */
    public String getAddress() {
        return to.masked();
    }

    public int getDigits() {
        return digits;
    }

    /** For how many days no code would be asked for in this browser, if the user wants that; 0, it cannot be had. */
    public long getDaysOfMemory() {
        return daysOfMemory;
    }

    /** Whether a code is in the mailbox, or on its way there. */
    public boolean isUnderWay() {
        return outlook.underWay();
    }

    /** In how many seconds another can be mailed; 0, at once. */
    public long getWaitSeconds() {
        return Math.max(
                0, Duration.between(now, outlook.nextMail()).plusMillis(999).toSeconds());
    }

    /** The same in minutes, when seconds tell little. */
    public long getWaitMinutes() {
        return minutes(Duration.between(now, outlook.nextMail()));
    }

    /** Whether no code is looked at until somebody who manages the guest has verified it. */
    public boolean isStopped() {
        return outlook.barrier().filter(CodeBarrier.Stopped.class::isInstance).isPresent();
    }

    /** For how many minutes no code is looked at; 0 when one is. */
    public long getPausedMinutes() {
        return outlook.barrier()
                .filter(CodeBarrier.Paused.class::isInstance)
                .map(CodeBarrier.Paused.class::cast)
                .map(it -> minutes(Duration.between(now, it.until())))
                .orElse(0L);
    }

    private static long minutes(Duration duration) {
        return Math.max(0, duration.plusSeconds(59).toMinutes());
    }
}
