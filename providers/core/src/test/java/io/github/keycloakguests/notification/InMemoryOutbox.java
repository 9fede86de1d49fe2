package io.github.keycloakguests.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outbox of one realm, for tests. */
public final class InMemoryOutbox implements Outbox {

    private int number;

    private final Map<MailId, Mail> mails = new LinkedHashMap<>();
    private final Map<MailId, String> claims = new HashMap<>();

    @Override
    public synchronized void add(Collection<Mail> added) {
        added.forEach(it -> mails.put(it.id(), it));
    }

    @Override
    public synchronized Claim claim(MailLane lane, int max, Instant now, Lease lease) {
        List<Mail> claimed = mails.values().stream()
                .filter(it -> it.kind().lane() == lane)
                .filter(it -> it.dispatch().state() == MailState.QUEUED)
                .filter(it -> !it.dispatch().dueAt().isAfter(claims.containsKey(it.id()) ? lease.from() : now))
                .sorted(Comparator.comparing(it -> it.dispatch().dueAt()))
                .limit(max)
                .map(it -> it.claimed(lease.until()))
                .toList();
        Claim claim = new Claim("claim-" + ++number, claimed);
        claimed.forEach(it -> {
            mails.put(it.id(), it);
            claims.put(it.id(), claim.id());
        });
        return claim;
    }

    @Override
    public synchronized void renew(Claim claim, Instant until) {
        held(claim).forEach(it -> mails.put(it.id(), due(it, it.dispatch().attempts(), until)));
    }

    @Override
    public synchronized void release(Claim claim) {
        held(claim).forEach(it -> {
            mails.put(
                    it.id(), due(it, it.dispatch().attempts() - 1, it.dispatch().createdAt()));
            claims.remove(it.id());
        });
    }

    private List<Mail> held(Claim claim) {
        return mails.values().stream()
                .filter(it -> claim.id().equals(claims.get(it.id())))
                .toList();
    }

    private static Mail due(Mail mail, int attempts, Instant at) {
        Mail.Dispatch before = mail.dispatch();
        return new Mail(
                mail.id(),
                mail.kind(),
                mail.about(),
                mail.to(),
                mail.origin(),
                new Mail.Dispatch(MailState.QUEUED, attempts, before.createdAt(), at, null, before.words()));
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
        claims.remove(mail.id());
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
