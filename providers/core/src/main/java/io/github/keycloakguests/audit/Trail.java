package io.github.keycloakguests.audit;

import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The audit trail of one realm; entries are added, never changed. */
public interface Trail {

    void note(Collection<AuditEntry> entries);

    /** One. */
    default void note(AuditEntry entry) {
        note(List.of(entry));
    }

    /** What was done to a guest, and to the invitations it accepted, newest first. */
    List<Noted> of(UserId guest, Sight sight, Optional<String> after, int max);

    /** An entry with the key that the next page is asked for with. */
    record Noted(String key, AuditEntry entry) {}
}
