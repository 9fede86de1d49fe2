package io.github.keycloakguests.password;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.space.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordEndTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final Instant SET = NOON.minusSeconds(3600);

    private static final Map<String, PasswordLife> TYPES =
            Map.of("day", PasswordLife.of(Duration.ofDays(1)), "week", PasswordLife.of(Duration.ofDays(7)));

    private final Grant acme = aGrant().by(ACME).ofType("week").build();
    private final Grant globex = aGrant().by(GLOBEX).ofType("day").build();
    private final Grant endless = aGrant().by(ACME).ofType("any").build();

    @Test
    void isThatOfTheTypeFromWhenItWasSet() {
        assertThat(end(Map.of(), acme)).contains(SET.plus(Duration.ofDays(7)));
        assertThat(end(Map.of(), endless)).isEmpty();
    }

    @Test
    void isTheEarliestOfSeveral() {
        assertThat(end(Map.of(), endless, acme, globex)).contains(SET.plus(Duration.ofDays(1)));
    }

    @Test
    void countsFromWhenTheHostSaidItOfAPasswordThatIsOlder() {
        assertThat(end(Map.of(ACME, term("PT6H", NOON)), acme)).contains(NOON.plus(Duration.ofHours(6)));
    }

    @Test
    void countsFromWhenItWasSetOfAPasswordThatIsNewer() {
        assertThat(end(Map.of(ACME, term("PT6H", SET.minusSeconds(1))), acme)).contains(SET.plus(Duration.ofHours(6)));
    }

    @Test
    void isLeftToNoTypeWhereTheHostSaysIt() {
        assertThat(end(Map.of(ACME, term("never", NOON)), acme)).isEmpty();
    }

    @Test
    void isNoOtherHostsToPutOff() {
        assertThat(end(Map.of(ACME, term("never", NOON)), acme, globex)).contains(SET.plus(Duration.ofDays(1)));
    }

    @Test
    void countsNoHostThatTheGuestHasLeft() {
        Grant left = aGrant().by(GLOBEX).ofType("day").until(NOON).build();

        assertThat(end(Map.of(), acme, left)).contains(SET.plus(Duration.ofDays(7)));
    }

    @Test
    void isWhatItWasWhenNothingIsLeft() {
        assertThat(new PasswordEnd(this::type).of(standing(Map.of(), globex), END, SET))
                .contains(SET.plus(Duration.ofDays(1)));
    }

    private Optional<Instant> end(Map<HostId, PasswordTerm> terms, Grant... grants) {
        return new PasswordEnd(this::type).of(standing(terms, grants), NOON, SET);
    }

    private PasswordLife type(String name) {
        return TYPES.getOrDefault(name, PasswordLife.NEVER);
    }

    private static Standing standing(Map<HostId, PasswordTerm> terms, Grant... grants) {
        return new Standing(Optional.empty(), List.of(grants), Map.of(), terms);
    }

    private static PasswordTerm term(String life, Instant since) {
        return new PasswordTerm(PasswordLife.parse(life).orElseThrow(), since);
    }
}
