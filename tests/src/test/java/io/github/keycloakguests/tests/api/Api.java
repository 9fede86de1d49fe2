package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The API as one caller sees it. */
public record Api(TestRealm realm, String root, Supplier<String> token) {

    /** By an access token for this API. */
    public static Api as(TestUser user, Acme acme, TestRealm realm) {
        return bearing(realm.token(user, acme.console()), realm);
    }

    public static Api bearing(String token, TestRealm realm) {
        return new Api(realm, "/realms/{realm}/guests/", () -> token);
    }

    /** By the route of administrators, with all rights. */
    public static Api asAdministrator(TestRealm realm) {
        return new Api(realm, "/admin/realms/{realm}/guests/", realm.server()::adminToken);
    }

    public Answer get(String path) {
        return realm.call("GET", root + path, token.get());
    }

    public Answer put(String path) {
        return realm.call("PUT", root + path, token.get());
    }

    public Answer put(String path, Object body) {
        return realm.call("PUT", root + path, token.get(), body);
    }

    public Answer patch(String path, Object body) {
        return realm.call("PATCH", root + path, token.get(), body);
    }

    public Answer delete(String path) {
        return realm.call("DELETE", root + path, token.get());
    }

    public Answer post(String path) {
        return realm.call("POST", root + path, token.get());
    }

    public Answer post(String path, Object body) {
        return realm.call("POST", root + path, token.get(), body);
    }

    public Answer invite(String space, Object body) {
        return post("spaces/" + space + "/invitations", body);
    }

    /** One address; the id of its invitation. */
    public String invited(String space, String address) {
        return invited(space, Map.of("to", address)).getFirst();
    }

    /** The ids of the invitations, all of which must have been made. */
    public List<String> invited(String space, Map<String, ?> body) {
        Answer answer = invite(space, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("refused").asInt()).as(answer.body()).isZero();
        return texts(answer.json().path("answers"), "invitation");
    }

    public JsonNode invitation(String id) {
        return shown("invitations/" + id);
    }

    /** The grants of a guest that are not ended, as far as the caller sees them. */
    public List<JsonNode> grants(String guest) {
        return StreamSupport.stream(shown("guests/" + guest).path("grants").spliterator(), false)
                .filter(it -> !it.path("state").asText().equals("ended"))
                .toList();
    }

    /** The quota view of a space's host. */
    public JsonNode quota(String space) {
        return shown("spaces/" + space + "/quota");
    }

    /** What stands there, which must be there. */
    public JsonNode shown(String path) {
        return done(get(path));
    }

    /** What an answer of success brings. */
    public static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer.json();
    }

    /** Makes a part of a host; its id. */
    public String part(String host, String name) {
        return part(Map.of("host", host, "name", name));
    }

    public String part(Map<String, ?> body) {
        Answer answer = post("spaces", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    /** What asking for access for an address led to: {@code already}, {@code granted} or {@code invited}. */
    public JsonNode access(String space, Map<String, ?> body) {
        return done(post("spaces/" + space + "/access", body));
    }

    /** The stable code of an error. */
    public static String error(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return answer.json().path("error").asText();
    }

    /** One field of each element; an empty text where it has none. */
    public static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(it -> it.path(field).asText())
                .toList();
    }
}
