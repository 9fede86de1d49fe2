package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StayTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final GuestAccount GIL = new GuestAccount(
            new UserId("gil"), Footing.GUEST, "partner", "Gil", new EmailAddress("gil@example.org"), NOON);

    @Test
    void isWhatOneGrantMakes() {
        assertThat(stay(aGrant().ofType("auditor").until(END).build()))
                .contains(new Stay(
                        GIL.user(), ACME, new Stay.Person("Gil", GIL.email()), "auditor", GrantState.ACTIVE, END));
    }

    @Test
    void isNothingWithoutGrantsAtTheHost() {
        assertThat(stay()).isEmpty();
        assertThat(stay(aGrant().by(GLOBEX).build())).isEmpty();
    }

    @Test
    void endsWithTheGrantThatLastsLongest() {
        Grant earlier = aGrant().to("sales").ofType("auditor").until(END).build();
        Grant later = aGrant().ofType("contractor").until(END.plusSeconds(60)).build();

        assertThat(stay(earlier, later)).contains(stay(later).orElseThrow());
        assertThat(stay(later, earlier)).contains(stay(later).orElseThrow());
    }

    @Test
    void endsNeverWhenOneNeverEnds() {
        assertThat(stay(aGrant().until(null).build(), aGrant().to("sales").build()))
                .map(it -> Optional.ofNullable(it.end()))
                .contains(Optional.empty());
    }

    @Test
    void goesByNothingThatIsEndedWhileAnotherStands() {
        Grant ended = aGrant().to("sales")
                .ofType("auditor")
                .until(END.plusSeconds(60))
                .ended()
                .build();
        Grant standing = aGrant().until(END).build();

        assertThat(stay(ended, standing)).contains(stay(standing).orElseThrow());
    }

    @Test
    void isActiveByOneActiveGrant() {
        assertThat(stay(aGrant().suspended().build(), aGrant().to("sales").build()))
                .map(Stay::state)
                .contains(GrantState.ACTIVE);
    }

    @Test
    void isSuspendedWhenAllThatStandAre() {
        assertThat(stay(
                        aGrant().suspended().build(),
                        aGrant().to("sales").ended().build()))
                .map(Stay::state)
                .contains(GrantState.SUSPENDED);
    }

    @Test
    void isEndedWhenAllAre() {
        Grant earlier = aGrant().until(NOON).ended().build();
        Grant later = aGrant().to("sales").ofType("auditor").until(END).ended().build();

        assertThat(stay(later, earlier)).contains(stay(later).orElseThrow());
        assertThat(stay(later, earlier)).map(Stay::state).contains(GrantState.ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, -1, true",
        "ACTIVE, 0, false",
        "ACTIVE, 1, false",
        "SUSPENDED, -1, true",
        "SUSPENDED, 0, false",
        "ENDED, -1, false"
    })
    void takesAPlaceUntilItsEnd(GrantState state, int secondsAfterTheEnd, boolean takes) {
        Stay stay = new Stay(GIL.user(), ACME, new Stay.Person("Gil", GIL.email()), "partner", state, END);

        assertThat(stay.takesPlaceAt(END.plusSeconds(secondsAfterTheEnd))).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, true", "SUSPENDED, true", "ENDED, false"})
    void takesAPlaceForEverWithoutAnEnd(GrantState state, boolean takes) {
        Stay stay = new Stay(GIL.user(), ACME, new Stay.Person("Gil", GIL.email()), "partner", state, null);

        assertThat(stay.takesPlaceAt(Period.FARTHEST)).isEqualTo(takes);
    }

    private static Optional<Stay> stay(Grant... grants) {
        return Stay.of(GIL, ACME, List.of(grants));
    }
}
