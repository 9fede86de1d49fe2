package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Keycloak deletes takes our rows along. */
@Tag("journey")
@KeycloakTest
class DeletingIT {

    private TestRealm realm;
    private TestMail mail;
    private GuestsTables tables;
    private Visitor visitor;

    @Test
    void takesAGuestsGrantsAlongWithTheUser() {
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Acme acme = new Acme(own);
            TestUser guest = guest(acme, own, "gone@user.test");
            assertThat(tables.rows("GUESTS_GRANT", "USER_ID", guest.id())).hasSize(1);
            assertThat(tables.rows("GUESTS_STAY", "USER_ID", guest.id())).hasSize(1);
            assertThat(used(acme)).isEqualTo(1);

            own.admin().users().delete(guest.id()).close();

            assertThat(tables.rows("GUESTS_GRANT", "USER_ID", guest.id())).isEmpty();
            assertThat(tables.rows("GUESTS_ACCOUNT", "USER_ID", guest.id())).isEmpty();
            assertThat(tables.rows("GUESTS_STAY", "USER_ID", guest.id())).isEmpty();
            assertThat(used(acme)).isZero();
            assertThat(acme.invite(Map.of("to", "gone@user.test"))
                            .json()
                            .path("invited")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void takesAnAppointmentAlongWithTheUser() {
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Acme acme = new Acme(own);
            TestUser deputy = own.createUser("deputy", "deputy-secret");
            acme.appoint(deputy, acme.space());
            assertThat(tables.rows("GUESTS_PERMISSION", "USER_ID", deputy.id())).hasSize(1);

            own.admin().users().delete(deputy.id()).close();

            assertThat(tables.rows("GUESTS_PERMISSION", "USER_ID", deputy.id())).isEmpty();
        }
    }

    @Test
    void takesInvitationsAlongWithTheOrganization() {
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Acme acme = new Acme(own);
            TestUser guest = guest(acme, own, "stays@organization.test");
            assertThat(logIn(acme, guest).redirect()).isPresent();
            String invitation = acme.inviteOne("gone@organization.test");
            String link = mail.await("gone@organization.test").link("/guests/join/");
            assertThat(visitor.open(link).status()).isEqualTo(200);
            assertThat(tables.rows("GUESTS_PERMISSION", "SCOPE_ID", acme.space()))
                    .hasSize(1);

            own.admin().organizations().get(acme.space()).delete().close();

            assertThat(visitor.open(link).status()).isEqualTo(404);
            assertThat(visitor.open(link).text()).contains("There is no invitation for this link.");
            assertThat(tables.rows("GUESTS_INVITATION", "SPACE_ID", acme.space()))
                    .isEmpty();
            assertThat(tables.rows("GUESTS_GRANT", "SPACE_ID", acme.space())).isEmpty();
            assertThat(tables.rows("GUESTS_MAIL", "ABOUT", invitation)).isEmpty();
            assertThat(tables.rows("GUESTS_PERMISSION", "SCOPE_ID", acme.space()))
                    .isEmpty();
            assertThat(tables.rows("GUESTS_STAY", "HOST_ID", acme.space())).isEmpty();
            assertThat(tables.rows("GUESTS_QUOTA", "HOST_ID", acme.space())).isEmpty();
            assertThat(Api.asAdministrator(own).get("invitations/" + invitation).status())
                    .isEqualTo(404);
            assertThat(logIn(acme, guest).status()).isEqualTo(403);
        }
    }

    @Test
    void takesEverythingAlongWithTheRealm() {
        String id;
        try (TestRealm own = TestRealm.create(realm.server(), mail)) {
            Acme acme = new Acme(own);
            id = own.id();
            guest(acme, own, "gone@realm.test");
            Api.asAdministrator(own).put("spaces/" + acme.space(), Map.of("description", "All of Acme."));
            acme.inviteOne("invited@realm.test");
            mail.await("invited@realm.test");
            assertThat(tables.count(id))
                    .containsOnlyKeys(
                            "GUESTS_ACCOUNT",
                            "GUESTS_AUDIT",
                            "GUESTS_GRANT",
                            "GUESTS_INVITATION",
                            "GUESTS_MAIL",
                            "GUESTS_PERMISSION",
                            "GUESTS_QUOTA",
                            "GUESTS_SPACE",
                            "GUESTS_STAY");
        }

        assertThat(tables.count(id)).isEmpty();
        assertThat(tables.dump()).doesNotContain(id);
    }

    private long used(Acme acme) {
        return tables.rows("GUESTS_QUOTA", "HOST_ID", acme.space())
                .getFirst()
                .path("USED")
                .asLong();
    }

    private static WebPage logIn(Acme acme, TestUser guest) {
        Visitor browser = new Visitor();
        return browser.signIn(browser.openLogin(acme.app(), "openid"), guest);
    }

    private TestUser guest(Acme acme, TestRealm own, String address) {
        acme.inviteOne(address);
        return Joining.by(mail.await(address).link("/guests/join/"), new Visitor(), own, address);
    }
}
