package io.github.keycloakguests.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When mails of one purpose went to somebody, oldest first, as far back as limits reach. */
public record Mailings(List<Instant> moments) {

    public static final Mailings NONE = new Mailings(List.of());

    public Mailings {
        moments = List.copyOf(moments);
    }

    /** When the next may go out; not after now if that is at once. */
    public Instant next(MailLimits limits, Instant now) {
        return latest(
                now,
                earliest(1, limits.pause(), now),
                earliest(limits.anHour(), Duration.ofHours(1), now),
                earliest(limits.aDay(), Duration.ofDays(1), now));
    }

    /** With one more. */
    public Mailings with(Instant now, MailLimits limits) {
        List<Instant> all = new ArrayList<>(moments);
        all.add(now);
        int kept = Math.max(limits.aDay(), limits.anHour());
        return new Mailings(all.subList(Math.max(0, all.size() - kept), all.size()));
    }

    /** When there is room for one more of so many in that window. */
    private Instant earliest(int most, Duration window, Instant now) {
        return moments.size() < most ? now : moments.get(moments.size() - most).plus(window);
    }

    private static Instant latest(Instant first, Instant... others) {
        Instant latest = first;
        for (Instant other : others) {
            latest = other.isAfter(latest) ? other : latest;
        }
        return latest;
    }
}
