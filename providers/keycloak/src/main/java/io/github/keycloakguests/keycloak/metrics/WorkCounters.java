package io.github.keycloakguests.keycloak.metrics;

import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailState;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * Counts what this node does in the background, in the registry that Keycloak publishes (Micrometer's global one, 26.7).
 * Realms are not told apart: there may be thousands.
 */
public final class WorkCounters {

    private static final String MAILS = "keycloak.guests.mails";
    private static final String FAILURES = "keycloak.guests.background.failures";

    private static final String MISMATCHES = "keycloak.guests.mismatches";

    private WorkCounters() {}

    /** What became of one attempt to send a mail: sent, delayed, failed or dropped. */
    public static void mail(Mail settled) {
        MailState state = settled.dispatch().state();
        Metrics.counter(
                        MAILS,
                        "lane",
                        name(settled.kind().lane()),
                        "outcome",
                        state == MailState.QUEUED ? "delayed" : name(state))
                .increment();
    }

    /** That a pass of that work, or the part of one realm or guest in it, could not be done. */
    public static void failure(String work) {
        Metrics.counter(FAILURES, "work", work).increment();
    }

    /**
     * That something was not as it should be.
     *
     * @param kind what, one of a few
     * @param mended whether it is now
     */
    public static void mismatch(Enum<?> kind, boolean mended) {
        Metrics.counter(MISMATCHES, "kind", name(kind), "outcome", mended ? "mended" : "left")
                .increment();
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
