package io.github.keycloakguests.notice;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.MailId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The notices of one realm, for tests. */
public final class InMemoryNotices implements Notices {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(Notice notice, Optional<MailId> mail, String origin, Instant at) {}

    @Override
    public synchronized boolean note(Notice notice, Optional<MailId> mail, String origin, Instant now) {
        return rows.putIfAbsent(notice.key(), new Row(notice, mail, origin, now)) == null;
    }

    @Override
    public synchronized List<Waiting> waiting() {
        return rows.values().stream()
                .filter(it -> it.mail().isEmpty())
                .collect(Collectors.groupingBy(it -> it.notice().recipient()))
                .entrySet()
                .stream()
                .map(it -> waiting(it.getKey(), it.getValue()))
                .toList();
    }

    @Override
    public synchronized int gather(UserId recipient, MailId mail) {
        List<Row> waiting = rows.values().stream()
                .filter(it -> it.mail().isEmpty() && it.notice().recipient().equals(recipient))
                .toList();
        waiting.forEach(
                it -> rows.put(it.notice().key(), new Row(it.notice(), Optional.of(mail), it.origin(), it.at())));
        return waiting.size();
    }

    @Override
    public synchronized List<Notice> in(MailId mail) {
        return rows.values().stream()
                .filter(it -> it.mail().equals(Optional.of(mail)))
                .map(Row::notice)
                .sorted(Comparator.comparing(Notice::end))
                .toList();
    }

    @Override
    public synchronized int forget(Instant before, int max) {
        List<String> old = rows.values().stream()
                .filter(it -> it.notice().end().isBefore(before))
                .limit(max)
                .map(it -> it.notice().key())
                .toList();
        rows.keySet().removeAll(old);
        return old.size();
    }

    private static Waiting waiting(UserId recipient, List<Row> rows) {
        return new Waiting(
                recipient,
                rows.stream().map(Row::at).min(Comparator.naturalOrder()).orElseThrow(),
                rows.stream().map(Row::at).max(Comparator.naturalOrder()).orElseThrow(),
                rows.stream()
                        .filter(it -> !it.notice().over())
                        .map(it -> it.notice().end())
                        .min(Comparator.naturalOrder())
                        .orElse(Period.FARTHEST),
                rows.getLast().origin());
    }
}
