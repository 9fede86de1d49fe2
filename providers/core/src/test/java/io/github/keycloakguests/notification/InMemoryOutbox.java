package io.github.keycloakguests.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outbox of one realm, for tests. */
public final class InMemoryOutbox implements Outbox {

    private final Map<MailId, Mail> mails = new LinkedHashMap<>();

    @Override
    public synchronized void add(Collection<Mail> added) {
        added.forEach(it -> mails.put(it.id(), it));
    }

    @Override
    public synchronized List<Mail> claim(MailLane lane, int max, Instant now, Duration lease) {
        List<Mail> claimed = mails.values().stream()
                .filter(it -> it.kind().lane() == lane)
                .filter(it -> it.dispatch().state() == MailState.QUEUED)
                .filter(it -> !it.dispatch().dueAt().isAfter(now))
                .sorted(Comparator.comparing(it -> it.dispatch().dueAt()))
                .limit(max)
                .map(it -> it.claimed(now.plus(lease)))
                .toList();
        claimed.forEach(it -> mails.put(it.id(), it));
        return claimed;
    }

    @Override
    public synchronized boolean settle(Mail mail) {
        Mail kept = mails.get(mail.id());
        if (kept == null
                || kept.dispatch().state() != MailState.QUEUED
                || kept.dispatch().attempts() != mail.dispatch().attempts()) {
            return false;
        }
        mails.put(mail.id(), mail);
        return true;
    }

    @Override
    public synchronized Map<String, Mail> latestAbout(MailKind kind, Collection<String> ids) {
        Map<String, Mail> latest = new HashMap<>();
        for (Mail mail : all()) {
            if (mail.kind() == kind && ids.contains(mail.about())) {
                latest.merge(
                        mail.about(),
                        mail,
                        (one, other) -> one.dispatch()
                                        .createdAt()
                                        .isAfter(other.dispatch().createdAt())
                                ? one
                                : other);
            }
        }
        return Map.copyOf(latest);
    }

    /** Everything ever put in, in that order. */
    public synchronized List<Mail> all() {
        return List.copyOf(mails.values());
    }
}
