package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningGrantsTest {

    private static final Instant TOMORROW = NOON.plusSeconds(86_400);

    private final Acme acme = new Acme();

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1", "432000, 0"})
    void letsTheGuestInFromTheStartUntilTheEnd(int secondsAfterTheStart, int begun) {
        acme.has(aGrant().from(TOMORROW, "P5D").waiting());
        acme.clock.to(TOMORROW.plusSeconds(secondsAfterTheStart));

        assertThat(begin()).isEqualTo(begun);

        assertThat(acme.memberships.done()).hasSize(begun);
    }

    @Test
    void putsTheGuestIntoItsGroupsOnce() {
        Grant grant = acme.has(aGrant().from(TOMORROW, "P5D").permitting("edit").waiting());
        acme.clock.to(TOMORROW);
        Standing remembered = standing();

        assertThat(acme.beginGrants().begin(GIL, remembered)).isEqualTo(1);
        assertThat(acme.beginGrants().begin(GIL, remembered)).isZero();

        assertThat(acme.memberships.done()).containsExactly("enter gil marketing edit");
        assertThat(acme.now(grant).waiting()).isFalse();
        assertThat(acme.now(grant).access()).isEqualTo(grant.access());
        assertThat(acme.used(ACME)).isEqualTo(1);
        assertThat(acme.standings.changed()).contains(GIL);
    }

    @Test
    void writesDownWhenItWas() {
        Grant grant = acme.has(aGrant().from(TOMORROW, "P5D").waiting());
        acme.clock.to(TOMORROW.plusSeconds(60));

        begin();

        assertThat(acme.trail.entries()).singleElement().satisfies(it -> {
            assertThat(it.deed()).isEqualTo(Deed.GRANT_BEGUN);
            assertThat(it.actor()).isEqualTo(AuditEntry.SYSTEM);
            assertThat(it.target().about()).isEqualTo(grant.id().value());
            assertThat(it.after()).isEqualTo(Map.of("startsAt", TOMORROW.toString()));
        });
    }

    @Test
    void doesNothingForThoseWhoAreIn() {
        acme.has(aGrant());

        assertThat(begin()).isZero();

        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.trail.entries()).isEmpty();
    }

    @Test
    void keepsOutWhoIsSuspendedUntilItIsResumed() {
        Grant grant = acme.has(aGrant().from(TOMORROW, "P5D").waiting().suspended());
        acme.clock.to(TOMORROW);

        assertThat(begin()).isZero();
        acme.pauseGuest().resume(List.of(acme.now(grant)), SAM);

        assertThat(acme.memberships.done()).containsExactly("enter gil marketing read");
        assertThat(acme.now(grant).waiting()).isFalse();
    }

    @Test
    void keepsOutWhoIsResumedBeforeTheStart() {
        Grant grant = acme.has(aGrant().from(TOMORROW, "P5D").waiting().suspended());

        acme.pauseGuest().resume(List.of(grant), SAM);

        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.now(grant).waiting()).isTrue();
    }

    @Test
    void takesNobodyOutOfGroupsWhoWasNeverIn() {
        Grant grant = acme.has(aGrant().from(TOMORROW, "P5D").waiting());

        acme.endGrants().end(List.of(grant), EndReason.REVOKED, SAM);

        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.used(ACME)).isZero();
    }

    @Test
    void takesTheGuestOutOfAHostWhereItOnlyWaits() {
        Grant grant = acme.has(aGrant());
        acme.has(aGrant().to("sales").from(TOMORROW, "P5D").waiting());

        acme.endGrants().end(List.of(grant), EndReason.REVOKED, SAM);

        assertThat(acme.memberships.done()).containsExactly("leave gil marketing", "leave host gil acme");
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    private int begin() {
        return acme.beginGrants().begin(GIL, standing());
    }

    private Standing standing() {
        return acme.standings.of(GIL);
    }
}
