package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausingAGuestTest {

    private final Acme acme = new Acme();

    @Test
    void suspendsWhatIsActiveAndResumesIt() {
        Grant grant = acme.has(aGrant());

        assertThat(suspend(grant)).isEqualTo(1);
        assertThat(acme.now(grant).state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(acme.now(grant).access()).isEqualTo(grant.access());

        assertThat(resume(acme.now(grant))).isEqualTo(1);
        assertThat(acme.now(grant).state()).isEqualTo(GrantState.ACTIVE);
        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_SUSPENDED, Deed.GRANT_RESUMED);
    }

    @Test
    void keepsThePlaceOfWhoIsSuspended() {
        Grant grant = acme.has(aGrant());

        suspend(grant);

        assertThat(acme.used(ACME)).isEqualTo(1);
        assertThat(acme.memberships.done()).isEmpty();
    }

    @Test
    void givesThePlaceBackAtTheEndAllTheSame() {
        Grant grant = acme.has(aGrant());

        suspend(grant);
        acme.clock.to(END);

        assertThat(acme.used(ACME)).isZero();
    }

    @Test
    void endsTheSessionsOfWhomNothingLetsInAnyMore() {
        Grant marketing = acme.has(aGrant());
        Grant sales = acme.has(aGrant().to("sales"));

        suspend(marketing);
        assertThat(acme.sessions.ended()).isEmpty();

        suspend(sales);
        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void endsSessionsOnceForAllGrants() {
        Grant marketing = acme.has(aGrant());
        Grant sales = acme.has(aGrant().to("sales"));

        assertThat(suspend(marketing, sales)).isEqualTo(2);

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void leavesTheSessionsOfMembers() {
        Grant grant = acme.has(aGrant(), Footing.MEMBER);

        suspend(grant);

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void suspendsNothingThatIsSuspendedOrEnded() {
        Grant suspended = acme.has(aGrant().suspended());
        Grant ended = acme.has(aGrant().to("sales").ended());

        assertThat(suspend(suspended, ended)).isZero();

        assertThat(acme.now(suspended)).isEqualTo(suspended);
        assertThat(acme.now(ended)).isEqualTo(ended);
        assertThat(acme.trail.entries()).isEmpty();
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void resumesNothingThatIsActiveOrEnded() {
        Grant active = acme.has(aGrant());
        Grant ended = acme.has(aGrant().to("sales").ended());

        assertThat(resume(active, ended)).isZero();

        assertThat(acme.now(active)).isEqualTo(active);
        assertThat(acme.now(ended)).isEqualTo(ended);
    }

    @Test
    void suspendsNothingThatSomebodyElseChangedMeanwhile() {
        Grant grant = acme.has(aGrant());
        suspend(grant);
        resume(acme.now(grant));

        assertThat(suspend(grant)).isZero();

        assertThat(acme.now(grant).state()).isEqualTo(GrantState.ACTIVE);
    }

    private int suspend(Grant... grants) {
        return acme.pauseGuest().suspend(List.of(grants), SAM);
    }

    private int resume(Grant... grants) {
        return acme.pauseGuest().resume(List.of(grants), SAM);
    }
}
