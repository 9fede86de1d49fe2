package io.github.keycloakguests.audit;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrantTrailTest {

    private static final Instant THEN = Instant.parse("2026-03-02T12:00:00Z");
    private static final UserId SUE = new UserId("sue");
    private static final Grant GRANT = aGrant().build();

    @Test
    void saysWhatANewGrantGives() {
        assertThat(GrantTrail.made(GRANT, SUE, THEN))
                .isEqualTo(new AuditEntry(
                        THEN,
                        SUE,
                        Deed.GRANT_MADE,
                        new AuditEntry.Target(
                                GRANT.access().host(),
                                GRANT.access().space(),
                                GRANT.guest(),
                                GRANT.id().value()),
                        Map.of(),
                        Map.of(
                                "state", "active",
                                "type", "partner",
                                "permission", "read",
                                "period", "P90D",
                                "startsAt", "2026-03-01T12:00:00.123Z",
                                "endsAt", "2026-05-30T12:00:00.123Z",
                                "sponsor", "sam",
                                "mayInvite", "false",
                                "manager", "false")));
    }

    @Test
    void namesOnlyWhatWasChanged() {
        Grant after =
                like(GRANT).permitting("edit").with(new Powers(false, true)).build();

        AuditEntry entry = GrantTrail.changed(Deed.GRANT_CHANGED, GRANT, after, SUE, THEN);

        assertThat(entry.before()).containsOnly(entry("permission", "read"), entry("manager", "false"));
        assertThat(entry.after()).containsOnly(entry("permission", "edit"), entry("manager", "true"));
    }

    @Test
    void namesNothingWhereNothingWasChanged() {
        AuditEntry entry = GrantTrail.changed(Deed.GRANT_CHANGED, GRANT, GRANT, SUE, THEN);

        assertThat(entry.before()).isEmpty();
        assertThat(entry.after()).isEmpty();
    }

    @Test
    void saysWhyAndWhenAGrantEnded() {
        AuditEntry entry = GrantTrail.changed(Deed.GRANT_ENDED, GRANT, GRANT.endedAt(THEN, EndReason.LEFT), SUE, THEN);

        assertThat(entry.before()).containsOnly(entry("state", "active"), entry("endsAt", "2026-05-30T12:00:00.123Z"));
        assertThat(entry.after())
                .containsOnly(entry("state", "ended"), entry("endsAt", THEN.toString()), entry("why", "left"));
    }

    @Test
    void saysWhenThereIsNoEnd() {
        AuditEntry entry = GrantTrail.changed(
                Deed.GRANT_CHANGED, GRANT, like(GRANT).until(null).build(), SUE, THEN);

        assertThat(entry.after()).containsOnly(entry("endsAt", "never"));
    }
}
