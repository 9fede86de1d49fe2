package io.github.keycloakguests.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.audit.TrailContract;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.jpa.JpaTrail;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit trail in the database keeps what the port promises. */
@Tag("journey")
class JpaTrailIT extends TrailContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Trail, T> work) {
        return Tables.with(it -> work.apply(new JpaTrail(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Trail, T> work) {
        return Tables.with(it -> work.apply(new JpaTrail(it, Tables.OTHER_REALM)));
    }

    @Test
    void keepsTheBeginningOfValuesThatAreTooLong() {
        UserId gil = new UserId("gil");
        AuditEntry wordy = new AuditEntry(
                Instant.EPOCH,
                gil,
                Deed.SPACE_CHANGED,
                new AuditEntry.Target(new HostId(HostId.Kind.REALM, "r"), null, gil, null),
                Map.of(),
                Map.of("description", "\"ä".repeat(1000), "name", "Marketing"));

        List<Trail.Noted> noted = with(it -> {
            it.note(wordy);
            return it.of(gil, new Sight(gil, true, Set.of(), Set.of()), Optional.empty(), 1);
        });

        assertThat(noted)
                .singleElement()
                .satisfies(it -> assertThat(it.entry().after())
                        .containsEntry("name", "Marketing")
                        .hasEntrySatisfying(
                                "description",
                                text -> assertThat("\"ä".repeat(1000))
                                        .startsWith(text)
                                        .hasSizeGreaterThan(text.length())));
    }
}
