package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Spaces and guests as administrators make them: without invitations, and so without waiting for a mail. */
public final class Guesthouse {

    /** A guest type whose guests may be given powers. */
    public static final String PARTNER = "partner";

    private static final String PASSWORD = "guest-of-the-house";

    private final TestRealm realm;
    private final Api administrator;

    public Guesthouse(TestRealm realm) {
        this.realm = realm;
        this.administrator = Api.asAdministrator(realm);
    }

    /** From now on the realm has the type {@link #PARTNER}. */
    public Guesthouse withPartners() {
        realm.guestType(PARTNER, Map.of("may-invite", "true", "manager", "true"));
        return this;
    }

    /** A new space, part of that host, with a new group behind it; its id. */
    public String part(String host, String name) {
        return part(host, name, Map.of());
    }

    public String part(String host, String name, Map<String, ?> settings) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("host", host);
        body.put("name", name);
        Answer made = administrator.post("spaces", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    /** Somebody with a verified address who is no guest. */
    public TestUser member(String name) {
        return realm.createUser(name, PASSWORD, name + "@house.test");
    }

    /** The same user with another password, set by an administrator. */
    public TestUser withPassword(TestUser user, String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        realm.admin().users().get(user.id()).resetPassword(credential);
        return new TestUser(user.id(), user.username(), password, user.email());
    }

    /** A member who has become a guest of that space, answered for by the administrator. */
    public TestUser guest(String name, String space, Map<String, ?> terms) {
        TestUser user = member(name);
        receive(user, space, terms);
        return user;
    }

    /** Makes a guest of a member. */
    public void receive(TestUser member, String space, Map<String, ?> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.put("space", space);
        Api.done(administrator.post("members/" + member.id() + "/convert", body));
    }

    public TestUser guest(String name, String space) {
        return guest(name, space, Map.of());
    }

    /** Gives a guest of the host another of its spaces; the id of the grant. */
    public String granted(TestUser guest, String space, Map<String, ?> terms) {
        return granted(administrator, guest, space, terms);
    }

    /** The same, answered for by somebody else. */
    public static String granted(Api sponsor, TestUser guest, String space, Map<String, ?> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.put("email", guest.email());
        JsonNode answer = Api.done(sponsor.post("spaces/" + space + "/access", body));
        assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("granted");
        return answer.path("grant").asText();
    }

    /** The guest's grant at that space, as administrators see it. */
    public JsonNode grantAt(String space, TestUser guest) {
        JsonNode grants = administrator.shown("guests/" + guest.id()).path("grants");
        return StreamSupport.stream(grants.spliterator(), false)
                .filter(it -> it.path("space").asText().equals(space))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no grant at " + space + " among " + grants));
    }

    /** When the guest's grant at that space ends. */
    public Instant end(String space, TestUser guest) {
        return Instant.parse(grantAt(space, guest).path("expiresAt").asText());
    }

    /** The id of {@link #grantAt}. */
    public String grantIdAt(String space, TestUser guest) {
        return grantAt(space, guest).path("id").asText();
    }

    /** Changes the guest's grant at that space. */
    public void change(String space, TestUser guest, Map<String, ?> wish) {
        Api.done(administrator.put("grants/" + grantIdAt(space, guest), wish));
    }

    public void suspend(TestUser guest) {
        Api.done(administrator.post("guests/" + guest.id() + "/suspend"));
    }

    public void resume(TestUser guest) {
        Api.done(administrator.post("guests/" + guest.id() + "/resume"));
    }

    /** Ends all of its grants. */
    public void remove(TestUser guest) {
        Answer answer = administrator.delete("guests/" + guest.id());
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
