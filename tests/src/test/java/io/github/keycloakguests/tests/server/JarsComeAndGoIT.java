package io.github.keycloakguests.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our jars are put beside a realm that is there already, taken out, and put back. */
class JarsComeAndGoIT {

    private static final String ADDRESS = "ada@partner.test";

    private final TestMail mail = TestMail.shared();
    private final Map<String, String> database = new PostgresDatabase(Equipment.PLAIN).prepare();
    private int starts;
    private DistServer server;

    @AfterEach
    void stopped() {
        server.stop();
    }

    @Test
    void leavesTheOthersAlone() {
        start(Equipment.PLAIN);
        TestRealm plain = TestRealm.create(server, mail);
        TestUser member = plain.createUser("member", "secret-of-member");
        TestClient shop = plain.client("shop").withDirectAccess().create();
        Tokens before = shop.tokens(member);

        restart(Equipment.GUESTS);
        TestRealm realm = plain.at(server);
        TestClient shopHere = at(realm, shop);
        assertThat(shopHere.tokens(member).claims().has("user_type"))
                .as("not set up yet")
                .isFalse();
        Acme acme = new Acme(realm);
        acme.inviteOne(ADDRESS);
        TestUser guest = Joining.by(mail.await(ADDRESS).link("/guests/join/"), new Visitor(), realm, ADDRESS);
        assertThat(shopHere.tokens(guest).claims().path("user_type").asText()).isEqualTo("guest");
        assertThat(shopHere.tokens(member).claims().path("user_type").asText()).isEqualTo("member");
        assertThat(Api.asAdministrator(realm).delete("guests/" + guest.id()).status())
                .isEqualTo(204);
        assertThat(shopHere.askForTokens(guest).status()).isEqualTo(400);

        TestUser deleted = guestOf(acme, realm, "bea@partner.test");
        TestUser takenOut = guestOf(acme, realm, "cleo@partner.test");
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        Api.asAdministrator(realm).invited(globex, "dora@partner.test");
        joined(realm, "dora@partner.test");
        String part = Api.asAdministrator(realm).part(acme.space(), "part");
        Api.asAdministrator(realm).invited(part, "eve@partner.test");
        TestUser inThePart = joined(realm, "eve@partner.test");

        restart(Equipment.PLAIN);
        TestClient shopAfterwards = at(plain.at(server), shop);
        assertThat(shopAfterwards.tokens(member).claims().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> before.claims().fieldNames());
        assertThat(login(plain.at(server), member).redirect()).isPresent();
        assertThat(shopAfterwards.askForTokens(guest).status())
                .as("no gate any more, as the documentation warns")
                .isEqualTo(200);
        TestRealm alone = plain.at(server);
        alone.admin().users().delete(deleted.id()).close();
        alone.removeMember(acme.space(), takenOut);
        alone.admin().organizations().get(globex).delete().close();
        alone.groupsOf(acme.space()).delete(part);
        assertThat(server.log()).doesNotContain(" ERROR ");

        restart(Equipment.GUESTS);
        TestClient shopAgain = at(plain.at(server), shop);
        assertThat(shopAgain.askForTokens(guest).status()).isEqualTo(400);
        assertThat(shopAgain.tokens(member).claims().path("user_type").asText()).isEqualTo("member");
        Api again = Api.asAdministrator(plain.at(server));
        assertThat(again.shown("guests?max=200&space=" + acme.space()).toString())
                .as("what happened meanwhile is not known yet")
                .contains("bea@partner.test", "cleo@partner.test");
        assertThat(mismatches(again)).containsExactlyInAnyOrder("user_gone", "host_gone", "space_gone", "host_left");
        assertThat(mismatches(again)).isEmpty();
        assertThat(again.quota(acme.space()).path("used").asInt()).isZero();
        assertThat(again.get("spaces/" + part).status()).isEqualTo(404);
        assertThat(again.get("guests/" + deleted.id()).status()).isEqualTo(404);
        for (TestUser outside : List.of(takenOut, inThePart)) {
            assertThat(shopAgain.askForTokens(outside).status()).isEqualTo(400);
            assertThat(again.shown("guests/" + outside.id() + "/history").toString())
                    .contains("grant_ended");
        }
    }

    private TestUser guestOf(Acme acme, TestRealm realm, String address) {
        acme.inviteOne(address);
        return joined(realm, address);
    }

    private TestUser joined(TestRealm realm, String address) {
        return Joining.by(mail.await(address).link("/guests/join/"), new Visitor(), realm, address);
    }

    /** The kinds of what was found, all of it mended. */
    private static List<String> mismatches(Api api) {
        return Api.done(api.post("reconcile"))
                .path("mismatches")
                .valueStream()
                .peek(it -> assertThat(it.path("mended").asBoolean())
                        .as(it.toString())
                        .isTrue())
                .map(it -> it.path("kind").asText())
                .toList();
    }

    private WebPage login(TestRealm realm, TestUser user) {
        TestClient web = realm.client("web-" + starts).redirectingTo(Acme.APP).create();
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(web, "openid"), user);
    }

    private static TestClient at(TestRealm realm, TestClient client) {
        return new TestClient(realm.url(), client.id(), client.clientId(), client.redirectUri(), client.secret());
    }

    private void restart(Equipment equipment) {
        server.stop();
        start(equipment);
    }

    private void start(Equipment equipment) {
        server = DistServer.start("postgres", equipment, database, "coming-and-going-" + ++starts);
    }
}
