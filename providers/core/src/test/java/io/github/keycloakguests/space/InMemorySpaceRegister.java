package io.github.keycloakguests.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The register of spaces of one realm, for tests. */
public final class InMemorySpaceRegister implements SpaceRegister {

    private final Map<String, SpaceEntry> entries = new TreeMap<>();

    @Override
    public synchronized Optional<SpaceEntry> find(SpaceId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }

    @Override
    public synchronized List<SpaceEntry> of(HostId host) {
        return entries.values().stream().filter(it -> it.host().equals(host)).toList();
    }

    @Override
    public synchronized List<SpaceEntry> all() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized boolean add(SpaceEntry entry) {
        return entries.putIfAbsent(entry.id().value(), entry) == null;
    }

    @Override
    public synchronized void put(SpaceEntry entry) {
        entries.merge(
                entry.id().value(),
                entry,
                (old, now) -> new SpaceEntry(old.id(), old.host(), old.madeGroup(), now.settings()));
    }

    @Override
    public synchronized boolean remove(SpaceId id) {
        return entries.remove(id.value()) != null;
    }
}
