package io.github.keycloakguests.quota;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.RecordingStandings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatingTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final UserId GIL = new UserId("gil");

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryGrants grants = new InMemoryGrants(accounts);
    private final InMemoryPlaces places = new InMemoryPlaces(accounts, Quota.DEFAULT, it -> Optional.empty(), it -> 10);
    private final RecordingStandings standings = new RecordingStandings(accounts, grants);
    private final Seating seating = new Seating(places, accounts, grants, standings);

    SeatingTest() {
        accounts.add(new GuestAccount(GIL, Footing.GUEST, "partner", "Gil", new EmailAddress("gil@example.org"), NOON));
    }

    @Test
    void seatsAGuestOnceForAllItsGrantsAtAHost() {
        Grant marketing = aGrant().build();
        Grant sales = aGrant().to("sales").build();
        Grant elsewhere = aGrant().by(GLOBEX).to("globex").build();
        grants.add(marketing);
        grants.add(sales);
        grants.add(elsewhere);

        assertThat(seating.settle(GIL, ACME, NOON)).containsExactlyInAnyOrder(marketing, sales);

        assertThat(places.tally(ACME, NOON).used()).isEqualTo(1);
        assertThat(places.tally(GLOBEX, NOON).used()).isZero();
    }

    @Test
    void freesThePlaceWhenTheLastGrantEnds() {
        Grant grant = aGrant().build();
        grants.add(grant);
        seating.settle(GIL, ACME, NOON);
        grants.change(grant.endedAt(NOON, EndReason.REVOKED), NOON);

        seating.settle(GIL, ACME, NOON);

        assertThat(places.tally(ACME, NOON).used()).isZero();
        assertThat(places.seats()).extracting(it -> it.stay().state()).containsExactly(GrantState.ENDED);
    }

    @Test
    void seatsNobodyWithoutAnAccount() {
        grants.add(aGrant().of("hal").until(END).build());

        seating.settle(new UserId("hal"), ACME, NOON);

        assertThat(places.seats()).isEmpty();
    }

    @Test
    void tellsThatTheGuestStandsElsewhere() {
        seating.settle(GIL, ACME, NOON);

        assertThat(standings.changed()).containsExactly(GIL);
    }
}
