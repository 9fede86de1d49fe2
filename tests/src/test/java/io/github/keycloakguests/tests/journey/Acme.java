package io.github.keycloakguests.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;

/** A realm set up for guests, with the organization Acme, its manager Alice and an application that she calls the API with. */
public final class Acme {

    public static final String APP = "http://app.test/start";

    private final TestRealm realm;
    private final String space;
    private final TestUser alice;
    private final TestClient console;
    private final TestClient app;

    public Acme(TestRealm realm) {
        this.realm = realm;
        Answer setUp = realm.call(
                "POST",
                "/admin/realms/{realm}/guests/setup/apply",
                realm.server().adminToken());
        assertThat(setUp.status()).as(setUp.body()).isEqualTo(200);
        this.space = realm.createOrganization("acme", "acme.test", APP);
        this.alice = realm.createUser("alice", "alice-secret");
        realm.addMember(space, alice);
        this.console = realm.client("console")
                .withAudience("guests")
                .withDirectAccess()
                .create();
        this.app = realm.client("app").redirectingTo("http://app.test/*").create();
        appoint(alice, space);
    }

    public void appoint(TestUser manager, String ofSpace) {
        appoint("managers", manager.id(), ofSpace);
    }

    /** Gives a user, perhaps that of a service, {@code managers} or {@code inviters} of a space. */
    public void appoint(String role, String user, String ofSpace) {
        Answer appointed = realm.call(
                "PUT",
                "/admin/realms/{realm}/guests/spaces/" + ofSpace + "/" + role + "/" + user,
                realm.server().adminToken());
        assertThat(appointed.status()).as(appointed.body()).isEqualTo(204);
    }

    /** A member of Acme who invites there, and runs the guests whom it invited. */
    public TestUser inviter(String name) {
        TestUser inviter = realm.createUser(name, name + "-secret");
        realm.addMember(space, inviter);
        appoint("inviters", inviter.id(), space);
        return inviter;
    }

    public String space() {
        return space;
    }

    public TestUser alice() {
        return alice;
    }

    public TestClient console() {
        return console;
    }

    public TestClient app() {
        return app;
    }

    /** As Alice. */
    public Answer call(String method, String path, Object... body) {
        return as(alice, method, path, body);
    }

    public Answer as(TestUser user, String method, String path, Object... body) {
        String url = "/realms/{realm}/guests/" + path;
        String token = realm.token(user, console);
        return body.length == 0 ? realm.call(method, url, token) : realm.call(method, url, token, body[0]);
    }

    /** Alice invites to Acme. */
    public Answer invite(Object body) {
        return call("POST", "spaces/" + space + "/invitations", body);
    }

    /** Alice invites one address; the id of the invitation. */
    public String inviteOne(String address) {
        Answer answer = invite(Map.of("to", address));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/answers/0/invitation").asText();
    }
}
