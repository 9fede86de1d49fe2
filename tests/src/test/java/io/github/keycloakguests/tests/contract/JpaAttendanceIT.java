package io.github.keycloakguests.tests.contract;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.AttendanceContract;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.keycloak.jpa.JpaAttendance;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.quota.Quota;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attendance in the database keeps what the port promises, in one statement for a row. */
@Tag("journey")
class JpaAttendanceIT extends AttendanceContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Store, T> work) {
        return Tables.with(it -> work.apply(new Store(
                new JpaGuestAccounts(it, Tables.REALM, () -> Tables.ORIGIN),
                new JpaGrants(it, Tables.REALM, Agenda.DEFAULT),
                new JpaPlaces(it, Tables.REALM, Quota.DEFAULT, host -> 10),
                new JpaAttendance(it, Tables.REALM))));
    }

    @Override
    protected <T> T withOtherRealm(Function<Attendance, T> work) {
        return Tables.with(it -> work.apply(new JpaAttendance(it, Tables.OTHER_REALM)));
    }

    @Test
    void writesARowInOneStatement() {
        Grant grant = has(aGrant());

        assertThat(Tables.statements(() -> note(grant, LastSeen.loggedIn(NOON), NOON)))
                .isEqualTo(1);
        assertThat(Tables.statements(() -> use(grant, LastSeen.loggedIn(NOON)))).isEqualTo(1);
    }

    @Test
    void asksOnceMoreWhyNothingWasWritten() {
        Grant grant = has(aGrant());
        note(grant, LastSeen.loggedIn(NOON), NOON);

        assertThat(Tables.statements(() -> note(grant, LastSeen.loggedIn(NOON), NOON)))
                .isEqualTo(2);
    }
}
