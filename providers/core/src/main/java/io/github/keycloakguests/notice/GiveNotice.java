package io.github.keycloakguests.notice;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells a guest that a grant ends, by a mail of its own, and those who look after it, by the next digest of each. */
public final class GiveNotice {

    private final Notices notices;
    private final Caretakers caretakers;
    private final GuestAccounts accounts;
    private final Outbox outbox;
    private final Supplier<String> origin;
    private final Clock clock;

    /** @param origin the public address of the server, for links */
    public GiveNotice(
            Notices notices,
            Caretakers caretakers,
            GuestAccounts accounts,
            Outbox outbox,
            Supplier<String> origin,
            Clock clock) {
        this.notices = notices;
        this.caretakers = caretakers;
        this.accounts = accounts;
        this.outbox = outbox;
        this.origin = origin;
        this.clock = clock;
    }

    /** That the grant, which is active, will be over that long from its end. */
    public void ahead(Grant grant, Duration distance) {
        tell(grant, distance, MailKind.ENDING);
    }

    /** That it is over, unless that is so long ago that it is no news. */
    public void over(Grant grant) {
        tell(grant, Duration.ZERO, MailKind.OVER);
    }

    private void tell(Grant grant, Duration distance, MailKind kind) {
        Instant end = grant.access().end();
        if (end == null || end.plus(Notices.KEPT).isBefore(clock.instant())) {
            return;
        }
        // Whoever was suspended has had no access for a while already.
        if (grant.state() == GrantState.ACTIVE) {
            tellGuest(grant, Notice.toGuest(grant, distance, end), kind);
        }
        caretakers
                .of(grant)
                .forEach(it -> notices.note(
                        Notice.toManager(it, grant, distance, end), Optional.empty(), origin.get(), clock.instant()));
    }

    private void tellGuest(Grant grant, Notice notice, MailKind kind) {
        accounts.find(grant.guest()).ifPresent(it -> {
            Mail mail = Mail.queued(kind, grant.id().value(), it.email(), origin.get(), clock.instant());
            if (notices.note(notice, Optional.of(mail.id()), origin.get(), clock.instant())) {
                outbox.add(List.of(mail));
            }
        });
    }
}
