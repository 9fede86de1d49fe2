package io.github.keycloakguests.tests.periods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Access to a part of a realm that begins later than it is given: roles come with the groups of the realm. */
@KeycloakTest(organizations = false)
class StartingLaterInARealmIT {

    private TestRealm realm;
    private TestClock clock;

    @Test
    void bringsTheRolesOfItsGroupWithTheFirstTokenAndNotBefore() {
        Api administrator = Api.asAdministrator(realm);
        Api.done(administrator.post("setup/apply"));
        // Or nobody would know whether it was the login that let the guest in.
        realm.attribute("guests.sweep", "off");
        Guesthouse house = new Guesthouse(realm);
        Shop shop = Shop.open(realm);
        TestGroups groups = realm.groups();
        String library = house.part(realm.id(), "library");
        String press = house.part(realm.id(), "press");
        groups.bring(press, "press-reader");
        Instant start = clock.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        TestUser guest = house.guest("reader", library, Map.of("period", "P30D"));
        house.granted(guest, press, Map.of("startsAt", start.toString()));

        assertThat(shop.app().tokens(guest).claims().at("/realm_access/roles").toString())
                .isEqualTo("[\"guest\"]");
        clock.advance(Duration.ofDays(2).plusSeconds(2));

        assertThat(shop.app().tokens(guest).claims().at("/realm_access/roles").toString())
                .contains("press-reader");
        assertThat(groups.members(press)).containsExactly(guest.id());
    }
}
