package io.github.keycloakguests.notice;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailId;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has what waits for somebody go out as one mail: not at once, for more may be coming, and not too often, unless access
 * ends within a day.
 */
public final class SendDigests {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST_GATHERING = Duration.ofMinutes(5);
    private static final Duration URGENT = Duration.ofDays(1);
    private static final Duration PAUSE_WHEN_URGENT = Duration.ofMinutes(10);

    private final Notices notices;
    private final Outbox outbox;
    private final Duration pause;
    private final Clock clock;

    /** @param pause between two digests of somebody */
    public SendDigests(Notices notices, Outbox outbox, Duration pause, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.pause = pause;
        this.clock = clock;
    }

    /** Those whose digest is to go out now. */
    public List<Notices.Waiting> due() {
        Instant now = clock.instant();
        return notices.waiting().stream().filter(it -> dueAt(it, now)).toList();
    }

    /** Queues the digest of one of them; without an address nobody is told. False when another node has done it. */
    public boolean send(Notices.Waiting waiting, Optional<EmailAddress> address) {
        if (address.isEmpty()) {
            return notices.gather(waiting.recipient(), MailId.fresh()) > 0;
        }
        UserId recipient = waiting.recipient();
        Mail mail = Mail.queued(MailKind.DIGEST, recipient.value(), address.get(), waiting.origin(), clock.instant());
        boolean ours = notices.gather(recipient, mail.id()) > 0;
        if (ours) {
            outbox.add(List.of(mail));
        }
        return ours;
    }

    private boolean dueAt(Notices.Waiting waiting, Instant now) {
        boolean gathered = !waiting.latest().plus(QUIET).isAfter(now)
                || !waiting.since().plus(LONGEST_GATHERING).isAfter(now);
        return gathered && !earliest(waiting, now).isAfter(now);
    }

    /** The end of the pause since the last one. */
    private Instant earliest(Notices.Waiting waiting, Instant now) {
        String recipient = waiting.recipient().value();
        Mail last = outbox.latestAbout(MailKind.DIGEST, List.of(recipient)).get(recipient);
        if (last == null) {
            return now;
        }
        boolean urgent = !waiting.nextEnd().isBefore(now) && !waiting.nextEnd().isAfter(now.plus(URGENT));
        boolean sooner = urgent && PAUSE_WHEN_URGENT.compareTo(pause) < 0;
        return last.dispatch().createdAt().plus(sooner ? PAUSE_WHEN_URGENT : pause);
    }
}
