package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An outbox that has its worker look at once, after the commit. */
public final class WakingOutbox implements Outbox {

    private final Outbox outbox;
    private final Runnable wake;

    public WakingOutbox(Outbox outbox, Runnable wake) {
        this.outbox = outbox;
        this.wake = wake;
    }

    @Override
    public void add(Collection<Mail> mails) {
        outbox.add(mails);
        if (!mails.isEmpty()) {
            wake.run();
        }
    }

    @Override
    public List<Mail> claim(int max, Instant now, Duration lease) {
        return outbox.claim(max, now, lease);
    }

    @Override
    public boolean settle(Mail mail) {
        return outbox.settle(mail);
    }

    @Override
    public Map<String, Mail> latestAbout(MailKind kind, Collection<String> ids) {
        return outbox.latestAbout(kind, ids);
    }
}
