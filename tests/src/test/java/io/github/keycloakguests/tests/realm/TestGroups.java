package io.github.keycloakguests.tests.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.RoleRepresentation;

/** The groups of an organization, or of the realm, as an administrator has them by Keycloak's own API. */
public final class TestGroups {

    private final TestRealm realm;
    private final String root;

    private TestGroups(TestRealm realm, String root) {
        this.realm = realm;
        this.root = root;
    }

    static TestGroups ofOrganization(TestRealm realm, String id) {
        return new TestGroups(realm, "/admin/realms/{realm}/organizations/" + id + "/groups");
    }

    static TestGroups ofRealm(TestRealm realm) {
        return new TestGroups(realm, "/admin/realms/{realm}/groups");
    }

    /** A group at the top; its id. */
    public String make(String name) {
        return made(root, name);
    }

    /** A group within another; its id. */
    public String make(String parent, String name) {
        return made(root + "/" + parent + "/children", name);
    }

    /** The id of the group at the top that is called so. */
    public Optional<String> named(String name) {
        JsonNode found = called("GET", root + "?exact=true&max=1000&search=" + name, "", 200)
                .json();
        return StreamSupport.stream(found.spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("id").asText())
                .findFirst();
    }

    /** The id of the child that is called so. */
    public String child(String parent, String name) {
        JsonNode children = called("GET", root + "/" + parent + "/children?max=1000", "", 200)
                .json();
        return StreamSupport.stream(children.spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + children));
    }

    public boolean has(String group) {
        return realm.call("GET", root + "/" + group, realm.server().adminToken())
                        .status()
                == 200;
    }

    /** The ids of its members, not those of its children. */
    public List<String> members(String group) {
        JsonNode members =
                called("GET", root + "/" + group + "/members?max=1000", "", 200).json();
        return StreamSupport.stream(members.spliterator(), false)
                .map(it -> it.path("id").asText())
                .toList();
    }

    public void add(String group, String user) {
        called("PUT", membership(group, user), "", 204);
    }

    public void remove(String group, String user) {
        called("DELETE", membership(group, user), "", 204);
    }

    /** Makes a role of the realm that all its members have. */
    public void bring(String group, String role) {
        realm.admin().roles().create(new RoleRepresentation(role, null, false));
        RoleRepresentation made = realm.admin().roles().get(role).toRepresentation();
        called("POST", root + "/" + group + "/role-mappings/realm", List.of(made), 204);
    }

    public void rename(String group, String name) {
        called("PUT", root + "/" + group, Map.of("id", group, "name", name), 204);
    }

    /** Makes it a child of another. */
    public void move(String group, String name, String parent) {
        called("POST", root + "/" + parent + "/children", Map.of("id", group, "name", name), 200, 204);
    }

    public void delete(String group) {
        called("DELETE", root + "/" + group, "", 200, 204);
    }

    private String membership(String group, String user) {
        return root.contains("/organizations/")
                ? root + "/" + group + "/members/" + user
                : "/admin/realms/{realm}/users/" + user + "/groups/" + group;
    }

    private String made(String path, String name) {
        String location = called("POST", path, Map.of("name", name), 201)
                .header("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer called(String method, String path, Object body, Integer... expected) {
        Answer answer = realm.call(method, path, realm.server().adminToken(), body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isIn((Object[]) expected);
        return answer;
    }
}
