package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.lifecycle.ConvertGuest.Outcome;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MakingAMemberAGuestTest {

    private static final EmailAddress GILS = new EmailAddress("gil@example.org");

    private final Acme acme = new Acme();

    @Test
    void givesAGrantInsteadOfWhatMembersHave() {
        Grant wanted = aGrant().build();

        assertThat(convert(wanted)).isInstanceOfSatisfying(Outcome.Converted.class, it -> {
            assertThat(it.changes()).isEqualTo(RecordingMemberRoles.CHANGES);
            assertThat(it.grants()).singleElement().satisfies(grant -> {
                assertThat(grant.access()).isEqualTo(wanted.access());
                assertThat(grant.charter()).isEqualTo(wanted.charter());
                assertThat(acme.grants.of(GIL)).containsExactly(grant);
            });
        });

        assertThat(acme.roles.done()).containsExactly("demote gil at acme");
        assertThat(acme.memberships.done()).containsExactly("enter gil marketing read");
        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_MADE, Deed.MEMBER_CONVERTED);
    }

    @Test
    void standsOnTheFootingOfAGuestFromThenOn() {
        convert(aGrant().ofType("auditor").build());

        assertThat(acme.accounts.find(GIL))
                .contains(new GuestAccount(GIL, Footing.GUEST, "auditor", "Gil", GILS, NOON));
        assertThat(acme.standings.changed()).contains(GIL);
    }

    @Test
    void endsTheSessions() {
        convert(aGrant().build());

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void takesAPlaceAndCountsMembersAnew() {
        acme.places.lock(ACME, NOON);
        acme.members.set(9);

        convert(aGrant().build());

        assertThat(acme.places.tally(ACME, NOON)).isEqualTo(new Tally(new Quota(0, 1, null), false, 9, 1, 0));
    }

    @Test
    void findsNoPlaceWhereTheMemberItselfMadeTheLastOne() {
        acme.members.set(1);
        acme.has(aGrant().of("hal"));
        acme.members.set(0);

        assertThat(convert(aGrant().build())).isEqualTo(new Outcome.NoPlace());
        assertThat(acme.grants.of(GIL)).isEmpty();
    }

    @Test
    void regrantsWhatAMemberWasGivenAsAGuest() {
        Grant before = acme.has(aGrant().suspended(), Footing.MEMBER);
        acme.members.set(0);

        assertThat(convert(aGrant().permitting("edit").build())).isInstanceOf(Outcome.Converted.class);

        assertThat(acme.grants.of(GIL)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(before.id());
            assertThat(it.state()).isEqualTo(GrantState.ACTIVE);
            assertThat(it.access().permission()).isEqualTo(new Permission("edit"));
        });
        assertThat(acme.accounts.find(GIL)).map(GuestAccount::footing).contains(Footing.GUEST);
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    @Test
    void convertsNoGuest() {
        acme.has(aGrant());

        assertThat(convert(aGrant().to("sales").build())).isEqualTo(new Outcome.Already());

        assertThat(acme.grants.of(GIL)).hasSize(1);
        assertThat(acme.roles.done()).isEmpty();
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MemberRoles.Obstacle.class)
    void convertsNobodyWhoseRightsAreNotOurs(MemberRoles.Obstacle obstacle) {
        acme.roles.hinder(GIL, obstacle);

        assertThat(convert(aGrant().build())).isEqualTo(new Outcome.Hindered(obstacle));

        assertThat(acme.accounts.find(GIL)).isEmpty();
        assertThat(acme.grants.of(GIL)).isEmpty();
        assertThat(acme.roles.done()).isEmpty();
        assertThat(acme.sessions.ended()).isEmpty();
        assertThat(acme.trail.entries()).isEmpty();
    }

    private Outcome convert(Grant wanted) {
        return acme.convertGuest()
                .toGuest(new ConvertGuest.Candidate(GIL, "Gil", GILS), wanted.access(), wanted.charter(), SAM);
    }
}
