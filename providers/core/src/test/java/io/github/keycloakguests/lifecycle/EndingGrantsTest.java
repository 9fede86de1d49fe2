package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.GLOBEX;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingGrantsTest {

    private final Acme acme = new Acme();

    @Test
    void endsAGrantNowAndFreesThePlace() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(NOON.plusSeconds(60));

        assertThat(end(grant)).isEqualTo(1);

        assertThat(acme.now(grant).status()).isEqualTo(new Grant.Status(GrantState.ENDED, EndReason.REVOKED, 1));
        assertThat(acme.now(grant).access().end()).isEqualTo(NOON.plusSeconds(60));
        assertThat(acme.used(ACME)).isZero();
        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_ENDED);
    }

    @Test
    void takesTheGuestOutOfSpaceAndHost() {
        end(acme.has(aGrant()));

        assertThat(acme.memberships.done()).containsExactly("leave gil marketing", "leave host gil acme");
    }

    @Test
    void leavesTheGuestInAHostWhereAnotherGrantStands() {
        Grant marketing = acme.has(aGrant());
        acme.has(aGrant().to("sales").suspended());

        end(marketing);

        assertThat(acme.memberships.done()).containsExactly("leave gil marketing");
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    @Test
    void leavesTheHostOnceWithTheLastOfSeveral() {
        Grant marketing = acme.has(aGrant());
        Grant sales = acme.has(aGrant().to("sales"));
        Grant elsewhere = acme.has(aGrant().by(GLOBEX).to("lab"));

        assertThat(end(marketing, sales, elsewhere)).isEqualTo(3);

        assertThat(acme.memberships.done())
                .containsExactly(
                        "leave gil marketing",
                        "leave gil sales",
                        "leave host gil acme",
                        "leave gil lab",
                        "leave host gil globex");
        assertThat(acme.used(ACME)).isZero();
        assertThat(acme.used(GLOBEX)).isZero();
    }

    @Test
    void endsTheSessionsOfWhomNothingLetsInAnyMore() {
        Grant marketing = acme.has(aGrant());
        Grant elsewhere = acme.has(aGrant().by(GLOBEX).to("lab"));

        end(marketing);
        assertThat(acme.sessions.ended()).isEmpty();

        end(elsewhere);
        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void leavesTheSessionsOfMembers() {
        end(acme.has(aGrant(), Footing.MEMBER));

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void endsNothingTwice() {
        Grant ended = acme.has(aGrant().ended());

        assertThat(end(ended)).isZero();

        assertThat(acme.now(ended)).isEqualTo(ended);
        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void endsWhatIsOverWithoutMovingItsEnd() {
        Grant over = acme.has(aGrant());
        acme.clock.to(END.plusSeconds(60));

        assertThat(end(over)).isEqualTo(1);

        assertThat(acme.now(over).access().end()).isEqualTo(END);
    }

    @Test
    void endsNothingThatSomebodyElseChangedMeanwhile() {
        Grant grant = acme.has(aGrant());
        acme.pauseGuest().suspend(List.of(grant), SAM);

        assertThat(end(grant)).isZero();

        assertThat(acme.now(grant).state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    private int end(Grant... grants) {
        return acme.endGrants().end(List.of(grants), EndReason.REVOKED, SAM);
    }
}
