package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import jakarta.ws.rs.InternalServerErrorException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the harness promises about mail. */
@KeycloakTest(organizations = false)
class MailIT {

    private TestRealm realm;
    private TestMail mail;

    @Test
    void receivesWhatTheServerSends(Visitor visitor) {
        TestUser ada = realm.createUser("ada", "correct horse");

        realm.admin().users().get(ada.id()).executeActionsEmail(List.of("UPDATE_PASSWORD"));

        ReceivedMail received = mail.await("ada@example.org");
        assertThat(received.subject()).isEqualTo("Update Your Account");
        assertThat(received.header("From")).hasValue("keycloak@example.org");
        assertThat(received.text()).contains("Update Password");
        assertThat(received.html()).contains("<a href");
        assertThat(received.linksOfText()).hasSameElementsAs(received.links());
        assertThat(visitor.open(received.link("action-token")).text()).contains("Update Password");
    }

    @Test
    void canBeAwayAndComeBack() {
        TestUser bob = realm.createUser("bob", "correct horse");
        int port = mail.port();
        mail.stop();

        assertThatThrownBy(() -> realm.admin().users().get(bob.id()).executeActionsEmail(List.of("VERIFY_EMAIL")))
                .isInstanceOf(InternalServerErrorException.class);

        mail.start();
        int before = mail.connections();
        realm.admin().users().get(bob.id()).executeActionsEmail(List.of("VERIFY_EMAIL"));

        assertThat(mail.await("bob@example.org", 1)).hasSize(1);
        assertThat(mail.connections()).isEqualTo(before + 1);
        assertThat(mail.port()).isEqualTo(port);
    }

    @Test
    void hasNoOrganizationsWhereTheClassWantsNone() {
        assertThat(realm.admin().toRepresentation().isOrganizationsEnabled()).isFalse();
    }
}
