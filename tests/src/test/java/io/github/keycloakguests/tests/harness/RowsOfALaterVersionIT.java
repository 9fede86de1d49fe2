package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another node has later jars already, and has written what ours do not know: they leave it to that node, and say so. */
@KeycloakTest
class RowsOfALaterVersionIT {

    private TestRealm around;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;

    @BeforeEach
    void forgetMails() {
        mail.forget();
    }

    @Test
    void areLeftAloneAndAllElseGoesOn() {
        try (TestRealm realm = TestRealm.create(around.server(), mail)) {
            Acme acme = new Acme(realm);
            Reception reception = new Reception(acme, realm, mail);
            Sql sql = new Sql(realm);
            TestUser unknown = reception.guest("unknown@partner.test", Map.of("period", "P1D"));
            TestUser known = reception.guest("known@partner.test", Map.of("period", "P1D"));
            String row = "USER_ID = '" + unknown.id() + "'";
            assertThat(sql.change("update GUESTS_GRANT set STATE = 'QUARANTINED' where " + row))
                    .isEqualTo(1);
            // What is changed on another node is forgotten on all.
            realm.admin().clearUserCache();

            assertThat(logIn(acme, known).redirect()).isPresent();
            assertThat(logIn(acme, unknown).redirect()).isEmpty();
            assertThat(realm.server().log())
                    .contains(
                            "a row says GrantState QUARANTINED, which this version of the guests' jars does not know");

            clock.advance(Duration.ofDays(2));
            Eventually.answered(() -> reception.membership(acme.space(), known.id()), Optional::isEmpty);
            assertThat(grantOf(unknown).path("LEASE_UNTIL").asLong())
                    .as("a node that knows it need not wait")
                    .isZero();
            assertThat(grantOf(unknown).path("STATE").asText()).isEqualTo("QUARANTINED");
            assertThat(Api.asAdministrator(realm)
                            .put("grants/" + grantOf(unknown).path("ID").asText(), Map.of("permission", "edit"))
                            .status())
                    .isEqualTo(500);
            assertThat(grantOf(unknown).path("STATE").asText()).isEqualTo("QUARANTINED");
        }
    }

    @Test
    void asMailsWaitForANodeThatKnowsThem() {
        try (TestRealm realm = TestRealm.create(around.server(), mail)) {
            Acme acme = new Acme(realm);
            Sql sql = new Sql(realm);
            mail.stop();
            String waiting = acme.inviteOne("waiting@partner.test");
            sql.change("update GUESTS_MAIL set KIND = 'TELEGRAM' where ABOUT = '" + waiting + "'");
            mail.start();
            clock.advance(Duration.ofMinutes(2));

            acme.inviteOne("ordinary@partner.test");

            assertThat(mail.await("ordinary@partner.test", 1)).hasSize(1);
            JsonNode left = tables.rows("GUESTS_MAIL", "ABOUT", waiting).getFirst();
            assertThat(left.path("STATE").asText()).isEqualTo("QUEUED");
            assertThat(mail.to("waiting@partner.test")).isEmpty();
            sql.change("update GUESTS_MAIL set KIND = 'INVITATION' where ABOUT = '" + waiting + "'");
            clock.advance(Duration.ofMinutes(2));
            assertThat(mail.await("waiting@partner.test", 1)).hasSize(1);
        }
    }

    private JsonNode grantOf(TestUser user) {
        return tables.rows("GUESTS_GRANT", "USER_ID", user.id()).getFirst();
    }

    private static WebPage logIn(Acme acme, TestUser user) {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(acme.app(), "openid"), user);
    }
}
