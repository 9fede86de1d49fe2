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
import io.github.keycloakguests.lifecycle.ConvertGuest.Outcome;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakingAGuestAMemberTest {

    private final Acme acme = new Acme();

    @Test
    void endsTheGrantsAndKeepsTheGroups() {
        Grant marketing = acme.has(aGrant());
        Grant sales = acme.has(aGrant().to("sales").suspended());
        acme.clock.to(NOON.plusSeconds(60));

        assertThat(convert()).isInstanceOfSatisfying(Outcome.Converted.class, it -> {
            assertThat(it.changes()).isEqualTo(RecordingMemberRoles.CHANGES);
            assertThat(it.grants()).extracting(Grant::id).containsExactlyInAnyOrder(marketing.id(), sales.id());
        });

        assertThat(List.of(acme.now(marketing), acme.now(sales)))
                .allSatisfy(it -> assertThat(it.status().why()).isEqualTo(EndReason.CONVERTED));
        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.sessions.ended()).isEmpty();
        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_ENDED, Deed.GRANT_ENDED, Deed.GUEST_CONVERTED);
    }

    @Test
    void comesIntoTheHostWhereItOnlyWaitedToBegin() {
        Grant ahead = acme.has(aGrant().from(NOON.plusSeconds(86_400), "P5D").waiting());

        convert();

        assertThat(acme.memberships.done()).containsExactly("enter host gil acme");
        assertThat(acme.now(ahead).status().why()).isEqualTo(EndReason.CONVERTED);
    }

    /** The sweep may have been here. */
    @Test
    void comesIntoTheHostWhereItsAccessIsOver() {
        acme.has(aGrant());
        acme.clock.to(END);

        convert();

        assertThat(acme.memberships.done()).containsExactly("enter host gil acme");
    }

    @Test
    void standsOnTheFootingOfAMemberFromThenOn() {
        acme.has(aGrant());

        convert();

        assertThat(acme.accounts.find(GIL)).contains(Acme.account(GIL, Footing.MEMBER));
        assertThat(acme.roles.done()).containsExactly("promote gil");
        assertThat(acme.standings.changed()).contains(GIL);
    }

    @Test
    void bringsNoSessionBackThatTimeHadShutOut() {
        acme.has(aGrant());
        acme.clock.to(END);

        convert();

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void freesThePlaceAndCountsMembersAnew() {
        acme.has(aGrant());
        acme.members.set(11);

        convert();

        assertThat(acme.places.tally(ACME, NOON)).isEqualTo(new Tally(new Quota(0, 1, null), false, 11, 0, 0));
    }

    @Test
    void leavesTheGrantsElsewhere() {
        acme.has(aGrant());
        Grant elsewhere = acme.has(aGrant().by(GLOBEX).to("lab"));

        convert();

        assertThat(acme.now(elsewhere)).isEqualTo(elsewhere);
        assertThat(acme.used(GLOBEX)).isEqualTo(1);
        assertThat(acme.roles.done()).containsExactly("promote gil, guest elsewhere");
    }

    @Test
    void takesNothingForAGrantElsewhereThatIsEnded() {
        acme.has(aGrant());
        acme.has(aGrant().by(GLOBEX).to("lab").ended());

        convert();

        assertThat(acme.roles.done()).containsExactly("promote gil");
    }

    @Test
    void convertsNobodyWhoIsNoGuestThere() {
        acme.has(aGrant().ended());
        acme.has(aGrant().by(GLOBEX).to("lab"));

        assertThat(convert()).isEqualTo(new Outcome.Already());

        assertThat(acme.accounts.find(GIL)).contains(Acme.account(GIL, Footing.GUEST));
        assertThat(acme.roles.done()).isEmpty();
        assertThat(acme.trail.entries()).isEmpty();
    }

    private Outcome convert() {
        return acme.convertGuest().toMember(acme.accounts.find(GIL).orElseThrow(), ACME, SAM);
    }
}
