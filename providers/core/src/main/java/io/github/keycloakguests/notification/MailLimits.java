package io.github.keycloakguests.notification;

import java.time.Duration;

/**
 * How many mails of one purpose somebody gets at most.
 *
 * @param pause how far apart two are
 * @param anHour how many there are in an hour
 * @param aDay how many in 24 hours
 */
public record MailLimits(Duration pause, int anHour, int aDay) {

    /** For mails that whoever wants to log in can ask for. */
    public static final MailLimits ON_DEMAND = new MailLimits(Duration.ofSeconds(60), 5, 10);
}
