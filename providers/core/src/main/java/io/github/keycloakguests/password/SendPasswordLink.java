package io.github.keycloakguests.password;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.MailLimits;
import io.github.keycloakguests.notification.Mailings;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has a link mailed to a guest by which it sets a new password, as often as the limits allow, whoever asks for it. */
public final class SendPasswordLink {

    private final PasswordLinks links;
    private final Outbox outbox;
    private final Clock clock;

    public SendPasswordLink(PasswordLinks links, Outbox outbox, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * False when there were mails enough, or there is no such guest.
     *
     * @param origin the public address of the server
     */
    public boolean send(UserId guest, EmailAddress to, String origin) {
        Instant now = clock.instant();
        Optional<Mailings> before = links.lock(guest)
                .filter(it -> !it.next(MailLimits.ON_DEMAND, now).isAfter(now));
        before.ifPresent(it -> {
            links.keep(guest, it.with(now, MailLimits.ON_DEMAND));
            outbox.add(List.of(Mail.queued(MailKind.PASSWORD, guest.value(), to, origin, now)));
        });
        return before.isPresent();
    }
}
