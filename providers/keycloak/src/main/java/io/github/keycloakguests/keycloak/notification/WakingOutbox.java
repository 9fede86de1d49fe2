package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Claim;
import io.github.keycloakguests.notification.Lease;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.MailLane;
import io.github.keycloakguests.notification.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** An outbox that has its workers look at once, after the commit. */
public final class WakingOutbox implements Outbox {

    private final Outbox outbox;
    private final Consumer<MailLane> wake;

    public WakingOutbox(Outbox outbox, Consumer<MailLane> wake) {
        this.outbox = outbox;
        this.wake = wake;
    }

    @Override
    public void add(Collection<Mail> mails) {
        outbox.add(mails);
        mails.stream().map(it -> it.kind().lane()).distinct().forEach(wake);
    }

    @Override
    public Claim claim(MailLane lane, int max, Instant now, Lease lease) {
        return outbox.claim(lane, max, now, lease);
    }

    @Override
    public void renew(Claim claim, Instant until) {
        outbox.renew(claim, until);
    }

    @Override
    public void release(Claim claim) {
        outbox.release(claim);
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
