package io.github.keycloakguests.tests.contract;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaPasswordTerms;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.keycloak.jpa.JpaStandings;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where guests stand in the database is what accounts and grants say, for the price of one statement. */
@Tag("journey")
class JpaStandingsIT {

    private static final UserId GIL = new UserId("gil");

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Test
    void isTheAccountWithAllItsGrants() {
        GuestAccount account = account(GIL);
        Grant over = aGrant().ended().build();
        Grant sales =
                aGrant().to("sales").from(NOON.plusSeconds(60)).until(null).build();
        Grant marketing = aGrant().build();
        add(Tables.REALM, account, over, sales, marketing);
        add(Tables.REALM, account(new UserId("hal")), aGrant().of("hal").build());

        Standing standing = standing(Tables.REALM);

        assertThat(standing.account()).contains(account);
        assertThat(standing.grants())
                .hasSize(3)
                .contains(sales, marketing)
                .isEqualTo(Tables.with(it -> new JpaGrants(it, Tables.REALM, Agenda.DEFAULT).of(GIL)));
    }

    @Test
    void isTheAccountAloneWithoutGrants() {
        add(Tables.REALM, account(GIL));

        assertThat(standing(Tables.REALM)).isEqualTo(new Standing(Optional.of(account(GIL)), List.of()));
    }

    @Test
    void isNothingForWhoIsNobodysGuest() {
        assertThat(standing(Tables.REALM)).isEqualTo(new Standing(Optional.empty(), List.of()));
    }

    @Test
    void isThatOfTheRealm() {
        add(Tables.OTHER_REALM, account(GIL), aGrant().build());

        assertThat(standing(Tables.REALM).account()).isEmpty();
        assertThat(standing(Tables.OTHER_REALM).grants()).hasSize(1);
    }

    @Test
    void hasWhatHostsSayAboutThePassword() {
        Grant acme = aGrant().build();
        add(Tables.REALM, account(GIL), acme, aGrant().to("sales").build());
        HostId host = acme.access().host();
        PasswordTerm term = new PasswordTerm(PasswordLife.of(Duration.ofHours(6)), NOON);
        Tables.with(entities -> {
            new JpaPlaces(entities, Tables.REALM, Quota.DEFAULT, it -> 1)
                    .seat(Stay.of(account(GIL), host, List.of(acme)).orElseThrow(), NOON);
            new JpaPasswordTerms(entities, Tables.OTHER_REALM).set(GIL, host, Optional.of(term));
            return host;
        });
        assertThat(standing(Tables.REALM).passwords()).isEmpty();

        say(host, Optional.of(term));

        assertThat(standing(Tables.REALM).passwords()).isEqualTo(Map.of(host, term));
        assertThat(standing(Tables.REALM).grants()).hasSize(2);
        say(host, Optional.empty());
        assertThat(standing(Tables.REALM).passwords()).isEmpty();
    }

    private static void say(HostId host, Optional<PasswordTerm> term) {
        Tables.with(entities -> {
            new JpaPasswordTerms(entities, Tables.REALM).set(GIL, host, term);
            return host;
        });
    }

    @Test
    void takesOneStatement() {
        add(Tables.REALM, account(GIL), aGrant().build(), aGrant().to("sales").build());

        assertThat(Tables.statements(() -> standing(Tables.REALM))).isEqualTo(1);
    }

    /** Conditional updates pass by the persistence context. */
    @Test
    void isAsItIsNowWithinATransactionThatChangesIt() {
        Grant grant = aGrant().build();
        add(Tables.REALM, account(GIL), grant);

        Standing after = Tables.with(entities -> {
            new JpaStandings(entities, Tables.REALM).of(GIL);
            new JpaGrants(entities, Tables.REALM, Agenda.DEFAULT).change(grant.suspended(), NOON);
            return new JpaStandings(entities, Tables.REALM).of(GIL);
        });

        assertThat(after.grants())
                .extracting(Grant::state)
                .containsExactly(grant.suspended().state());
    }

    private static Standing standing(String realm) {
        return Tables.with(it -> new JpaStandings(it, realm).of(GIL));
    }

    private static void add(String realm, GuestAccount account, Grant... grants) {
        Tables.with(entities -> {
            new JpaGuestAccounts(entities, realm, () -> Tables.ORIGIN).add(account);
            for (Grant grant : grants) {
                new JpaGrants(entities, realm, Agenda.DEFAULT).add(grant);
            }
            return account;
        });
    }

    private static GuestAccount account(UserId user) {
        return new GuestAccount(
                user, Footing.GUEST, "partner", "Gil", new EmailAddress(user.value() + "@example.org"), NOON);
    }
}
