package io.github.keycloakguests.otp;

import java.time.Duration;

/**
 * How much is put up with from one guest, over all its logins in all browsers and on all nodes.
 *
 * @param tries how many wrong codes end a code
 * @param pauseEvery after how many wrong codes in a row there is a pause, and again after as many more
 * @param pause how long that is
 * @param stop after how many wrong codes in a row no code is looked at any more, until somebody verifies the guest anew
 * @param mailPause how far apart two mails are
 * @param mailsAnHour how many mails there are in an hour
 * @param mailsADay how many in 24 hours
 */
public record CodeLimits(
        int tries, int pauseEvery, Duration pause, int stop, Duration mailPause, int mailsAnHour, int mailsADay) {

    public static final CodeLimits DEFAULT =
            new CodeLimits(5, 20, Duration.ofMinutes(15), 100, Duration.ofSeconds(60), 5, 10);
}
