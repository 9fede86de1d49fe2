package io.github.keycloakguests.tests.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.ServiceAccount;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everybody who may stand before the API, each with the right that its column of the table says. */
final class Cast {

    /**
     * One of them.
     *
     * @param column the table's word for what it is
     * @param answers whether it can answer for guests at the space
     */
    record Caller(String column, String name, Api api, boolean answers) {}

    private final TestRealm realm;
    private final Acme acme;
    private final Guesthouse house;
    private final List<Caller> callers = new ArrayList<>();

    Cast(TestRealm realm, Acme acme, Guesthouse house) {
        this.realm = realm;
        this.acme = acme;
        this.house = house;
    }

    List<Caller> callers() {
        return List.copyOf(callers);
    }

    /** Callers with tokens that are none for this API. */
    Cast withoutToken(TestRealm otherRealm) {
        stranger("no token", "nobody", Api.bearing("", realm));
        Api meantForOthers = Api.bearing(
                realm.token(
                        acme.alice(),
                        realm.client("elsewhere").withDirectAccess().create()),
                realm);
        stranger("no token", "a manager by a token for others", meantForOthers);
        TestUser foreign = otherRealm.createUser("foreign", "foreign-secret");
        otherRealm.assignRealmRole(foreign, "guest-manager");
        String token = otherRealm.token(
                foreign,
                otherRealm
                        .client("console")
                        .withAudience("guests")
                        .withDirectAccess()
                        .create());
        stranger("no token", "a manager of another realm", Api.bearing(token, realm));
        return this;
    }

    /** Callers who hold nothing. */
    Cast withoutRights(String part) {
        TestUser member = house.member("member");
        realm.addMember(acme.space(), member);
        stranger("nobody", "a member", user(member));
        stranger("nobody", "a guest", user(house.guest("guest", part, Map.of("type", Guesthouse.PARTNER))));
        stranger("nobody", "a service account", Api.bearing(service("idle").token(), realm));
        return this;
    }

    /** Callers with a right at the space. */
    Cast at(String part) {
        holder("g.inv", "a guest who may invite", user(guest("herald", part, "mayInvite")));
        holder("g.man", "a guest who manages", user(guest("regent", part, "manager")));
        holder("inv", "an inviter", user(appointed("inviters", "inviter", part)));
        holder("man", "a manager", user(appointed("managers", "manager", part)));
        ServiceAccount robot = service("robot");
        acme.appoint("managers", robot.user(), part);
        holder("man", "a service account as manager", Api.bearing(robot.token(), realm));
        return this;
    }

    /** Callers with a right at the organization, or in the whole realm. */
    Cast above(String host) {
        holder("h.inv", "an inviter of the host", user(appointed("inviters", "host-inviter", host)));
        holder("h.man", "a manager of the host", user(appointed("managers", "host-manager", host)));
        holder("r.inv", "an inviter of the realm", user(appointedForAll("inviters", "realm-inviter")));
        holder("r.man", "a manager of the realm", user(appointedForAll("managers", "realm-manager")));
        TestUser byRole = house.member("by-role");
        realm.assignRealmRole(byRole, "guest-manager");
        holder("r.man", "a manager of the realm by role", user(byRole));
        return this;
    }

    Cast elsewhere(String otherHost) {
        stranger("other", "a manager of another organization", user(appointed("managers", "other", otherHost)));
        return this;
    }

    /** Callers by the route of administrators. */
    Cast administrators(String host) {
        holder("admin", "who manages the realm", administrator(withRoles("admin", "manage-realm")));
        holder("users", "who manages users", administrator(withRoles("users", "manage-users")));
        TestUser delegate = house.member("delegate");
        new Delegation(realm).letManage(host, delegate);
        holder("org", "who manages the organization", administrator(delegate));
        TestUser viewer = withRoles("viewer", "view-realm", "view-users", "view-organizations");
        stranger("view", "who may only look", administrator(viewer));
        return this;
    }

    private void stranger(String column, String name, Api api) {
        callers.add(new Caller(column, name, api, false));
    }

    private void holder(String column, String name, Api api) {
        callers.add(new Caller(column, name, api, true));
    }

    private Api user(TestUser user) {
        return Api.as(user, acme, realm);
    }

    private Api administrator(TestUser user) {
        String token = realm.token(user, acme.console());
        return new Api(realm, "/admin/realms/{realm}/guests/", () -> token);
    }

    private TestUser guest(String name, String part, String power) {
        TestUser guest = house.guest(name, part, Map.of("type", Guesthouse.PARTNER));
        house.change(part, guest, Map.of(power, true));
        return guest;
    }

    private TestUser appointed(String role, String name, String space) {
        TestUser user = house.member(name);
        acme.appoint(role, user.id(), space);
        return user;
    }

    private TestUser appointedForAll(String role, String name) {
        TestUser user = house.member(name);
        Answer answer = Api.asAdministrator(realm).put(role + "/" + user.id());
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        return user;
    }

    private TestUser withRoles(String name, String... roles) {
        TestUser user = house.member(name);
        for (String role : roles) {
            realm.assignClientRole(user, "realm-management", role);
        }
        return user;
    }

    private ServiceAccount service(String clientId) {
        return realm.client(clientId).withAudience("guests").createServiceAccount();
    }
}
