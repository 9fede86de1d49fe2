package io.github.keycloakguests.audit;

import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audit trail of one realm, for tests. */
public final class InMemoryTrail implements Trail {

    private final List<Noted> noted = new ArrayList<>();

    @Override
    public synchronized void note(Collection<AuditEntry> entries) {
        entries.forEach(it -> noted.add(new Noted("%08d".formatted(noted.size()), it)));
    }

    @Override
    public synchronized List<Noted> of(UserId guest, Sight sight, Optional<String> after, int max) {
        Set<String> accepted = all().stream()
                .filter(it -> it.deed() == Deed.INVITATION_ACCEPTED
                        && guest.equals(it.target().guest()))
                .flatMap(it -> Stream.ofNullable(it.target().about()))
                .collect(Collectors.toSet());
        return noted.stream()
                .filter(it -> concerns(it.entry().target(), guest, accepted)
                        && seen(sight, it.entry().target()))
                .sorted(Comparator.comparing((Noted it) -> it.entry().at())
                        .thenComparing(Noted::key)
                        .reversed())
                .dropWhile(it -> after.isPresent() && !it.key().equals(after.get()))
                .skip(after.isPresent() ? 1 : 0)
                .limit(max)
                .toList();
    }

    /** Everything that was noted, in that order. */
    public synchronized List<AuditEntry> all() {
        return noted.stream().map(Noted::entry).toList();
    }

    /** What was done, in that order. */
    public List<Deed> deeds() {
        return all().stream().map(AuditEntry::deed).toList();
    }

    private static boolean concerns(AuditEntry.Target target, UserId guest, Set<String> accepted) {
        return guest.equals(target.guest()) || (target.about() != null && accepted.contains(target.about()));
    }

    private static boolean seen(Sight sight, AuditEntry.Target target) {
        return sight.everything() || among(sight.managed(), target) || among(sight.inviting(), target);
    }

    private static boolean among(Set<SpaceId> scopes, AuditEntry.Target target) {
        return scopes.contains(target.host().wholeSpace())
                || (target.space() != null && scopes.contains(target.space()));
    }
}
