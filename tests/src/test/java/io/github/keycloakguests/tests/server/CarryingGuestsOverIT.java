package io.github.keycloakguests.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A realm is exported, deleted and imported, and its guests are carried over as the documentation says. */
@KeycloakTest
class CarryingGuestsOverIT {

    private TestRealm around;
    private TestMail mail;
    private GuestsTables tables;

    @Test
    void letsInWhoWasLetInBefore() {
        assumeTrue(
                around.server() instanceof DistServer, "exporting takes the distribution, beside the server that runs");
        DistServer server = (DistServer) around.server();
        TestRealm realm = TestRealm.create(server, mail);
        Acme acme = new Acme(realm);
        Reception reception = new Reception(acme, realm, mail);
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

        String file = server.exported(realm.name());
        Map<String, Long> counts = tables.count(id);
        Sql sql = new Sql(around);
        counts.keySet()
                .forEach(it -> sql.change(
                        "create table CARRIED_" + it + " as select * from " + it + " where REALM_ID = '" + id + "'"));
        realm.admin().remove();
        assertThat(tables.count(id)).isEmpty();
        assertThat(imported(around, file)).isEqualTo(201);
        server.renewAdminToken();

        assertThat(logIn(acme, guest).redirect()).as("without its grants").isEmpty();
        counts.keySet().forEach(it -> sql.change("insert into " + it + " select * from CARRIED_" + it));
        realm.admin().clearUserCache();

        assertThat(tables.count(id)).isEqualTo(counts);
        assertThat(Api.done(Api.asAdministrator(realm).post("reconcile")).path("mismatches"))
                .isEmpty();
        assertThat(logIn(acme, guest).redirect()).isPresent();
        assertThat(logIn(acme, ofThePart).redirect()).isPresent();
        assertThat(logIn(acme, ended).redirect()).isEmpty();
        assertThat(Api.asAdministrator(realm).shown("guests/" + guest.id()).at("/grants/0"))
                .isEqualTo(before.at("/grants/0"));
        assertThat(Api.asAdministrator(realm).quota(acme.space())).isEqualTo(quota);
        assertThat(reception.signUp(new Visitor(), open).redirect()).isPresent();
        counts.keySet().forEach(it -> sql.change("drop table CARRIED_" + it));
        realm.close();
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
