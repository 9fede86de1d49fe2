package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps what is noted. */
final class RecordingTrail implements Trail {

    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public void note(Collection<AuditEntry> more) {
        entries.addAll(more);
    }

    @Override
    public List<Noted> of(UserId guest, Sight sight, Optional<String> after, int max) {
        throw new UnsupportedOperationException("what changes grants does not read the trail");
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    List<Deed> deeds() {
        return entries.stream().map(AuditEntry::deed).toList();
    }
}
