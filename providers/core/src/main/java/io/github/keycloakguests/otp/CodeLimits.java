package io.github.keycloakguests.otp;

import io.github.keycloakguests.notification.MailLimits;
import java.time.Duration;

/**
 * How much is put up with from one guest, over all its logins in all browsers and on all nodes.
 *
 * @param tries how many wrong codes end a code
 * @param pauseEvery after how many wrong codes in a row there is a pause, and again after as many more
 * @param pause how long that is
 * @param stop after how many wrong codes in a row no code is looked at any more, until somebody verifies the guest anew
 * @param mails how many mails with codes there are
 */
public record CodeLimits(int tries, int pauseEvery, Duration pause, int stop, MailLimits mails) {

    public static final CodeLimits DEFAULT = new CodeLimits(5, 20, Duration.ofMinutes(15), 100, MailLimits.ON_DEMAND);
}
