package io.github.keycloakguests.tests.contract;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaPasswordLinks;
import io.github.keycloakguests.notification.MailLimits;
import io.github.keycloakguests.notification.Mailings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When links to set a new password were mailed, as the database keeps it. */
@Tag("journey")
class JpaPasswordLinksIT {

    private static final UserId GIL = new UserId("gil");
    private static final Mailings TWICE = new Mailings(List.of(NOON, NOON.plusSeconds(60)));

    @BeforeEach
    void gil() {
        Tables.empty();
        Tables.with(entities -> {
            new JpaGuestAccounts(entities, Tables.REALM, () -> Tables.ORIGIN)
                    .add(new GuestAccount(
                            GIL, Footing.GUEST, "partner", "Gil", new EmailAddress("gil@example.org"), NOON));
            return GIL;
        });
    }

    @Test
    void areNoneAtFirst() {
        assertThat(mailings(Tables.REALM)).contains(Mailings.NONE);
    }

    @Test
    void areWrittenDown() {
        keep(Tables.REALM, TWICE);

        assertThat(mailings(Tables.REALM)).contains(TWICE);
    }

    @Test
    void areThoseOfTheRealm() {
        keep(Tables.OTHER_REALM, TWICE);

        assertThat(mailings(Tables.REALM)).contains(Mailings.NONE);
        assertThat(mailings(Tables.OTHER_REALM)).isEmpty();
    }

    @Test
    void areCountedOneByOne() {
        AtOnce.eightTimes(() -> Tables.with(entities -> {
            JpaPasswordLinks links = new JpaPasswordLinks(entities, Tables.REALM);
            Mailings before = links.lock(GIL).orElseThrow();
            links.keep(GIL, before.with(NOON, MailLimits.ON_DEMAND));
            return before;
        }));

        assertThat(mailings(Tables.REALM).orElseThrow().moments()).hasSize(8);
    }

    private static Optional<Mailings> mailings(String realm) {
        return Tables.with(it -> new JpaPasswordLinks(it, realm).lock(GIL));
    }

    private static void keep(String realm, Mailings mailings) {
        Tables.with(entities -> {
            new JpaPasswordLinks(entities, realm).keep(GIL, mailings);
            return mailings;
        });
    }
}
