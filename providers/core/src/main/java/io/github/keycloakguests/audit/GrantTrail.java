package io.github.keycloakguests.audit;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words entries about grants. */
public final class GrantTrail {

    private GrantTrail() {}

    public static AuditEntry made(Grant grant, UserId actor, Instant now) {
        return entry(Deed.GRANT_MADE, grant, actor, now, Map.of(), said(grant));
    }

    /** That its start has come, and when that was. */
    public static AuditEntry begun(Grant grant, Instant now) {
        Map<String, String> start = Map.of("startsAt", grant.access().start().toString());
        return entry(Deed.GRANT_BEGUN, grant, AuditEntry.SYSTEM, now, Map.of(), start);
    }

    /** That its end has come, and when that was. */
    public static AuditEntry expired(Grant grant, Instant now) {
        Map<String, String> end = Map.of("endsAt", String.valueOf(grant.access().end()));
        return entry(Deed.GRANT_EXPIRED, grant, AuditEntry.SYSTEM, now, Map.of(), end);
    }

    /** What was changed, as it was and as it is. */
    public static AuditEntry changed(Deed deed, Grant before, Grant after, UserId actor, Instant now) {
        Map<String, String> old = new HashMap<>(said(before));
        Map<String, String> next = new HashMap<>(said(after));
        Map<String, String> same = new HashMap<>(old);
        same.entrySet().retainAll(next.entrySet());
        old.entrySet().removeAll(same.entrySet());
        next.entrySet().removeAll(same.entrySet());
        return entry(deed, after, actor, now, old, next);
    }

    private static AuditEntry entry(
            Deed deed, Grant grant, UserId actor, Instant now, Map<String, String> before, Map<String, String> after) {
        Grant.Access access = grant.access();
        return new AuditEntry(
                now,
                actor,
                deed,
                new AuditEntry.Target(
                        access.host(), access.space(), grant.guest(), grant.id().value()),
                before,
                after);
    }

    private static Map<String, String> said(Grant grant) {
        Grant.Access access = grant.access();
        Map<String, String> said = new HashMap<>();
        said.put("state", grant.state().name().toLowerCase(Locale.ROOT));
        said.put("type", grant.charter().type());
        said.put("permission", access.permission().level());
        said.put("period", access.period().text());
        said.put("startsAt", access.start().toString());
        said.put("endsAt", access.end() == null ? "never" : access.end().toString());
        said.put("sponsor", grant.sponsor().value());
        said.put("mayInvite", String.valueOf(grant.charter().powers().mayInvite()));
        said.put("manager", String.valueOf(grant.charter().powers().manager()));
        if (grant.status().why() != null) {
            said.put("why", grant.status().why().name().toLowerCase(Locale.ROOT));
        }
        return said;
    }
}
