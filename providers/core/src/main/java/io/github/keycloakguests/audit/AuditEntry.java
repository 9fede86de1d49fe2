package io.github.keycloakguests.audit;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, on whom, when, and what changed by it. Values are short texts without secrets; an entry outlives what it
 * is about, so it names users, spaces and invitations by their keys and no person by address.
 *
 * @param actor the user who did it, or {@link #SYSTEM}
 */
public record AuditEntry(
        Instant at, UserId actor, Deed deed, Target target, Map<String, String> before, Map<String, String> after) {

    /** The one who acts where nobody does: what happens because something else was deleted. */
    public static final UserId SYSTEM = new UserId("system");

    public AuditEntry {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /**
     * What it was done to.
     *
     * @param about the id of the grant, invitation or user
     */
    public record Target(
            HostId host,
            @Nullable SpaceId space,
            @Nullable UserId guest,
            @Nullable String about) {}
}
