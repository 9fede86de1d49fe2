package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.guest.GrantBuilder;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.GuestDirectoryContract;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaGuestDirectory;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The guest directory in the database keeps what the port promises. */
@Tag("journey")
class JpaGuestDirectoryIT extends GuestDirectoryContract {

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
                new JpaGuestDirectory(it, Tables.REALM))));
    }

    @Override
    protected List<GuestDirectory.Found> inOtherRealm(GuestDirectory.Search search) {
        return Tables.with(it -> new JpaGuestDirectory(it, Tables.OTHER_REALM).page(search, GrantBuilder.NOON));
    }

    @Override
    protected void active(UserId guest, HostId host, Instant now) {
        Tables.with(it -> it.createQuery("update StayEntity s set s.lastActivity = :now where s.realmId = :realm"
                        + " and s.userId = :user and s.hostId = :host")
                .setParameter("now", now.toEpochMilli())
                .setParameter("realm", Tables.REALM)
                .setParameter("user", guest.value())
                .setParameter("host", host.value())
                .executeUpdate());
    }
}
