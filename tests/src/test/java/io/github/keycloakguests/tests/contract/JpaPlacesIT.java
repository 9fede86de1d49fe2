package io.github.keycloakguests.tests.contract;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.PlacesContract;
import io.github.keycloakguests.quota.Quota;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places in the database keep what the port promises, at a price that does not depend on how many are taken. */
@Tag("journey")
class JpaPlacesIT extends PlacesContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Places, T> work) {
        return Tables.with(it -> work.apply(places(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Places, T> work) {
        return Tables.with(it -> work.apply(places(it, Tables.OTHER_REALM)));
    }

    @Override
    protected <T> T withInvitations(Function<Invitations, T> work) {
        return Tables.with(it -> work.apply(new JpaInvitations(it, Tables.REALM)));
    }

    @Override
    protected int steps() {
        return 500;
    }

    @Test
    void locksInThreeStatements() {
        lock(NOON);

        assertThat(Tables.statements(() -> lock(NOON.plusSeconds(59)))).isEqualTo(3);
    }

    @Test
    void countsMembersOrWritesWhatRanOutInOneStatementMore() {
        held(invited("ada", NOON.plusSeconds(30)));

        assertThat(Tables.statements(() -> lock(NOON.plusSeconds(30)))).isEqualTo(4);
        assertThat(Tables.statements(() -> lock(NOON.plusSeconds(60)))).isEqualTo(4);
    }

    @Test
    void seatsAGuestInThreeStatements() {
        lock(NOON);

        assertThat(Tables.statements(() -> seat(stay("gil", END)))).isEqualTo(3);
        assertThat(Tables.statements(() -> seat(stay("gil", null)))).isEqualTo(2);
        assertThat(Tables.statements(() -> seat(stay("gil", NOON)))).isEqualTo(3);
    }

    @Test
    void holdsAThousandInElevenStatements() {
        lock(NOON);
        List<String> ids = IntStream.range(0, 1000).mapToObj(it -> "id-" + it).toList();
        List<String> thousand = new ArrayList<>(ids.subList(1, 1000));
        thousand.add(invited("ada", END));

        assertThat(Tables.statements(() -> with(it -> {
                    it.hold(ACME, thousand);
                    return true;
                })))
                .isEqualTo(11);
    }

    private void lock(Instant now) {
        with(it -> it.lock(ACME, now));
    }

    private void seat(Stay stay) {
        with(it -> {
            it.seat(stay, NOON);
            return true;
        });
    }

    private Places places(EntityManager entities, String realm) {
        return new JpaPlaces(entities, realm, Quota.DEFAULT, host -> members.get());
    }
}
