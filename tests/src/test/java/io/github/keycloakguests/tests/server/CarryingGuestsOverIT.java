package io.github.keycloakguests.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Json;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A realm is exported, deleted and imported, and its guests are carried over as the documentation says. */
@KeycloakTest
class CarryingGuestsOverIT {

    private static final int INVITED_WELCOMED_TOLD = 3;

    private TestRealm around;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;

    private DistServer server;
    private TestRealm realm;
    private Acme acme;
    private Reception reception;
    private Sql sql;

    @BeforeEach
    void aRealmToBeCarried() {
        assumeTrue(
                around.server() instanceof DistServer, "exporting takes the distribution, beside the server that runs");
        server = (DistServer) around.server();
        realm = TestRealm.create(server, mail);
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        sql = new Sql(around);
    }

    @Test
    void letsInWhoWasLetInBefore() {
        String id = realm.id();
        TestUser guest = reception.guest("ada@partner.test", Map.of("period", "P30D"));
        TestUser ended = reception.guest("bea@partner.test", Map.of());
        assertThat(Api.asAdministrator(realm).delete("guests/" + ended.id()).status())
                .isEqualTo(204);
        String part = Api.asAdministrator(realm).part(acme.space(), "marketing");
        TestUser ofThePart = reception.guestOf(part, "dora@partner.test", Map.of());
        Letter open = reception.inviteTo(acme.space(), "cleo@partner.test", Map.of());
        JsonNode before = Api.asAdministrator(realm).shown("guests/" + guest.id());
        JsonNode quota = Api.asAdministrator(realm).quota(acme.space());

        Map<String, Long> rows = carriedWithoutRows();
        assertThat(logIn(acme, guest).redirect()).as("without its grants").isEmpty();
        bring(rows.keySet());

        assertThat(tables.count(id)).isEqualTo(rows);
        assertThat(Api.done(Api.asAdministrator(realm).post("reconcile")).path("mismatches"))
                .isEmpty();
        assertThat(logIn(acme, guest).redirect()).isPresent();
        assertThat(logIn(acme, ofThePart).redirect()).isPresent();
        assertThat(logIn(acme, ended).redirect()).isEmpty();
        assertThat(Api.asAdministrator(realm).shown("guests/" + guest.id()).at("/grants/0"))
                .isEqualTo(before.at("/grants/0"));
        assertThat(Api.asAdministrator(realm).quota(acme.space())).isEqualTo(quota);
        assertThat(reception.signUp(new Visitor(), open).redirect()).isPresent();
        realm.close();
    }

    /** Which is another name of the same server here. */
    @Test
    void leadsToTheNewPublicAddress() {
        TestUser guest = reception.guest("ada@moved.test", Map.of("period", "P30D"));
        Instant end = clock.now().plus(Duration.ofDays(30));
        mail.stop();
        Api.asAdministrator(realm).invited(acme.space(), "eva@moved.test");
        String there = server.baseUrl().replace("localhost", "127.0.0.1");

        bring(carriedWithoutRows().keySet());
        for (String table : List.of("GUESTS_ACCOUNT", "GUESTS_MAIL", "GUESTS_NOTICE")) {
            sql.change("update " + table + " set ORIGIN = '" + there + "/' where REALM_ID = '" + realm.id() + "'");
        }
        mail.start();

        clock.advance(Duration.ofMinutes(10));
        assertLetsIn("eva@moved.test", there);
        clock.moveTo(end.minus(Duration.ofDays(14)).plusSeconds(60));
        assertThat(mail.await(guest.email(), INVITED_WELCOMED_TOLD).getLast().text())
                .contains(there + "/realms/" + realm.name());
        realm.close();
    }

    /** By the link in the last mail. */
    private void assertLetsIn(String address, String there) {
        String link = mail.await(address).link("/guests/join/");
        assertThat(link).startsWith(there + "/");
        assertThat(reception
                        .signUp(new Visitor(), new Letter("", address, link))
                        .redirect())
                .isPresent();
    }

    /** Exports the realm, keeps the rows of ours aside, and imports it without them. How many there are of each table. */
    private Map<String, Long> carriedWithoutRows() {
        String id = realm.id();
        String file = server.exported(realm.name());
        Map<String, Long> rows = tables.count(id);
        rows.keySet()
                .forEach(it -> sql.change(
                        "create table CARRIED_" + it + " as select * from " + it + " where REALM_ID = '" + id + "'"));
        realm.admin().remove();
        assertThat(tables.count(id)).isEmpty();
        assertThat(imported(around, file)).isEqualTo(201);
        server.renewAdminToken();
        return rows;
    }

    private void bring(Set<String> from) {
        from.forEach(it -> sql.change("insert into " + it + " select * from CARRIED_" + it));
        from.forEach(it -> sql.change("drop table CARRIED_" + it));
        realm.admin().clearUserCache();
    }

    private static int imported(TestRealm around, String file) {
        return around.call("POST", "/admin/realms", around.server().adminToken(), Json.parse(file))
                .status();
    }

    private static WebPage logIn(Acme acme, TestUser user) {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(acme.app(), "openid"), user);
    }
}
