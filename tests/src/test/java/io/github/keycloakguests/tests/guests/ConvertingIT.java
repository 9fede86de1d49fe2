package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Guests who become members, and members who become guests: the same users before and after. */
@KeycloakTest
class ConvertingIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String globex;
    private static String marketing;
    private static TestUser rita;

    private TestRealm realm;
    private TestMail mail;
    private GuestsTables tables;
    private Visitor visitor;

    @BeforeAll
    static void acmeGlobexAndTheRealmsManager(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        globex = reception.neighbour("globex");
        marketing = house.part(acme.space(), "marketing");
        rita = house.member("rita");
        realm.assignRealmRole(rita, "guest-manager");
    }

    @Test
    void makesAMemberOfAGuest() {
        TestUser guest = reception.guestOf(marketing, "promoted@convert.test", Map.of());
        String grant = house.grantIdAt(marketing, guest);
        Login login = shop.login(guest);
        String defaults = "default-roles-" + realm.name();
        assertThat(login.refreshed().path("user_type").asText()).isEqualTo("guest");
        assertThat(reception.realmRoles(guest.id())).contains("guest").doesNotContain(defaults);

        JsonNode answer = Api.done(rita().post("guests/" + guest.id() + "/convert", Map.of()));

        assertThat(answer.path("id").asText()).isEqualTo(guest.id());
        assertThat(answer.path("to").asText()).isEqualTo("member");
        assertThat(list(answer, "rolesAdded")).containsExactly(defaults);
        assertThat(list(answer, "rolesRemoved")).containsExactly("guest");
        assertThat(list(answer, "groupsLeft")).isEmpty();
        assertThat(list(answer, "organizationsLeft")).isEmpty();
        assertThat(list(answer, "grantsEnded")).containsExactly(grant);
        assertThat(reception.realmRoles(guest.id())).contains(defaults).doesNotContain("guest");
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("ended");
        assertThat(house.grantAt(marketing, guest).path("why").asText()).isEqualTo("converted");
    }

    @Test
    void leavesANewMemberItsSessionsWhichSayWhatItIs() {
        TestUser guest = house.guest("stays", acme.space());
        Login login = shop.login(guest);

        Api.done(rita().post("guests/" + guest.id() + "/convert", Map.of()));

        login.assertGood();
        JsonNode claims = login.refreshed();
        assertThat(claims.path("sub").asText()).isEqualTo(guest.id());
        assertThat(claims.path("user_type").asText()).isEqualTo("member");
        assertThat(claims.has("guest")).isFalse();
        shop.login(guest).assertGood();
    }

    @Test
    void turnsAPlaceIntoAMember() {
        TestUser guest = house.guest("counted", acme.space());
        JsonNode before = rita().quota(acme.space());

        Api.done(rita().post("guests/" + guest.id() + "/convert", Map.of()));

        JsonNode after = rita().quota(acme.space());
        assertThat(after.path("used").asInt()).isEqualTo(before.path("used").asInt() - 1);
        assertThat(after.path("members").asInt())
                .isEqualTo(before.path("members").asInt() + 1);
        assertThat(after.path("limit").asInt())
                .isEqualTo(before.path("limit").asInt() + before.path("ratio").asInt());
    }

    @Test
    void goesOnElsewhere() {
        TestUser guest = house.guest("elsewhere", acme.space());
        join(globex, guest);

        Answer unclear = rita().post("guests/" + guest.id() + "/convert", Map.of());
        Api.done(rita().post("guests/" + guest.id() + "/convert", Map.of("host", acme.space())));

        assertThat(unclear.status()).as(unclear.body()).isEqualTo(400);
        assertThat(unclear.json().path("field").asText()).isEqualTo("host");
        assertThat(house.grantAt(globex, guest).path("state").asText()).isEqualTo("active");
        assertThat(reception.realmRoles(guest.id())).contains("guest");
        JsonNode there =
                shop.login(guest, "openid organization:globex").tokens().claims();
        assertThat(there.path("user_type").asText()).isEqualTo("guest");
        assertThat(there.at("/guest/org").asText()).isEqualTo("globex");
        JsonNode here = shop.login(guest, "openid organization:acme").tokens().claims();
        assertThat(here.path("user_type").asText()).isEqualTo("member");
        assertThat(here.has("guest")).isFalse();
    }

    @Test
    void isDoneOnce() {
        TestUser guest = house.guest("once", acme.space());
        Api.done(rita().post("guests/" + guest.id() + "/convert", Map.of()));

        assertThat(error(rita().post("guests/" + guest.id() + "/convert", Map.of())))
                .isEqualTo("already_member");
    }

    @Test
    void makesAGuestOfAMember() {
        TestUser user = house.member("demoted");
        realm.assignRealmRole(user, "editor");
        String staff = realm.groups().make("staff");
        realm.groups().add(staff, user.id());
        realm.addMember(acme.space(), user);
        realm.addMember(globex, user);
        String defaults = "default-roles-" + realm.name();

        JsonNode answer = Api.done(rita().post(
                        "members/" + user.id() + "/convert",
                        Map.of("space", marketing, "permission", "edit", "period", "P10D")));

        assertThat(answer.path("id").asText()).isEqualTo(user.id());
        assertThat(answer.path("to").asText()).isEqualTo("guest");
        assertThat(list(answer, "rolesRemoved")).contains("editor", defaults);
        assertThat(list(answer, "rolesAdded")).contains("guest");
        assertThat(list(answer, "groupsLeft")).containsExactly("staff");
        assertThat(list(answer, "organizationsLeft")).containsExactly("globex");
        assertThat(answer.path("grant").asText()).isEqualTo(house.grantIdAt(marketing, user));
        assertThat(reception.realmRoles(user.id())).contains("guest").doesNotContain("editor", defaults);
        assertThat(groups(user)).doesNotContain("staff");
        assertThat(reception.membership(globex, user.id())).isEmpty();
        assertThat(reception.membership(acme.space(), user.id())).isPresent();
        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(user.id());
    }

    @Test
    void putsANewGuestOutAndLetsItInAsOne() {
        TestUser user = house.member("former");
        realm.addMember(acme.space(), user);
        Login before = shop.login(user);
        assertThat(before.refreshed().path("user_type").asText()).isEqualTo("member");

        Api.done(rita().post("members/" + user.id() + "/convert", Map.of("space", marketing, "permission", "edit")));

        before.assertGone();
        Login after = shop.login(user);
        assertThat(after.refreshed().path("sub").asText()).isEqualTo(user.id());
        assertThat(after.refreshed().path("user_type").asText()).isEqualTo("guest");
        assertThat(after.space(marketing).path("permission").asText()).isEqualTo("edit");
    }

    @Test
    void takesAPlaceForANewGuest() {
        TestUser user = house.member("seated");
        realm.addMember(acme.space(), user);
        JsonNode before = rita().quota(acme.space());

        Api.done(rita().post("members/" + user.id() + "/convert", Map.of("space", marketing)));

        JsonNode after = rita().quota(acme.space());
        assertThat(after.path("used").asInt()).isEqualTo(before.path("used").asInt() + 1);
    }

    @Test
    void comesBackAsWhatItWas() {
        TestUser user = house.member("there-and-back");
        realm.addMember(acme.space(), user);
        List<String> before = reception.realmRoles(user.id());
        Api.done(rita().post("members/" + user.id() + "/convert", Map.of("space", marketing)));

        Api.done(rita().post("guests/" + user.id() + "/convert", Map.of()));

        assertThat(reception.realmRoles(user.id())).contains(before.toArray(String[]::new));
        assertThat(reception.realmRoles(user.id())).doesNotContain("guest");
        assertThat(shop.login(user).refreshed().path("user_type").asText()).isEqualTo("member");
    }

    @Test
    void leavesAMemberAsItIsWhereThereIsNoPlace() {
        String full = realm.createOrganization("full", "full.test", Acme.APP);
        Api.done(Api.asAdministrator(realm).put("spaces/" + full + "/quota", Map.of("base", 0)));
        TestUser user = house.member("no-place");
        realm.assignRealmRole(user, "editor");
        realm.addMember(globex, user);

        Answer answer = assertRefused(user, full, "quota_exhausted");

        assertThat(answer.json().path("placesLeft").asInt(-1)).isZero();
    }

    @Test
    void leavesAdministratorsAlone() {
        TestUser user = house.member("administrator");
        realm.assignClientRole(user, "realm-management", "view-users");

        assertRefused(user, marketing, "is_administrator");
        assertRefused(rita, marketing, "is_administrator");
    }

    @Test
    void leavesThoseAloneWhoseAddressIsNotVerified() {
        TestUser user = house.member("unverified");
        UserRepresentation changed = realm.admin().users().get(user.id()).toRepresentation();
        changed.setEmailVerified(false);
        realm.admin().users().get(user.id()).update(changed);

        assertRefused(user, marketing, "is_unverified");
    }

    @Test
    void leavesServicesAlone() {
        String user = realm.client("robot").createServiceAccount().user();

        Answer answer = rita().post("members/" + user + "/convert", Map.of("space", marketing));

        assertThat(error(answer)).isEqualTo("is_service_account");
    }

    /** Keycloak would delete the account along with the membership. */
    @Test
    void leavesThoseAloneWhomAnOrganizationManages() {
        realm.admin()
                .organizations()
                .get(globex)
                .members()
                .inviteUser("managed@globex.test", "Mana", "Ged")
                .close();
        WebPage form = visitor.open(mail.await("managed@globex.test").links().getFirst());
        WebPage registered = visitor.submit(
                form,
                Map.of(
                        "username", "managed",
                        "email", "managed@globex.test",
                        "firstName", "Mana",
                        "lastName", "Ged",
                        "password", Reception.PASSWORD,
                        "password-confirm", Reception.PASSWORD));
        assertThat(reception.account("managed@globex.test"))
                .as(registered.text())
                .isPresent();
        String id = reception.account("managed@globex.test").orElseThrow().getId();
        assertThat(reception.membership(globex, id).orElseThrow().getMembershipType())
                .isEqualTo(MembershipType.MANAGED);
        TestUser user = new TestUser(id, "managed", Reception.PASSWORD, "managed@globex.test");

        assertRefused(user, marketing, "is_managed");
    }

    @Test
    void leavesGuestsAlone() {
        TestUser guest = house.guest("already", acme.space());

        assertThat(error(rita().post("members/" + guest.id() + "/convert", Map.of("space", marketing))))
                .isEqualTo("already_guest");
    }

    @Test
    void takesNobodyInWhereAnOrganizationIsDisabled() {
        String closed = realm.createOrganization("closed", "closed.test", Acme.APP);
        OrganizationRepresentation organization =
                realm.admin().organizations().get(closed).toRepresentation();
        organization.setEnabled(false);
        realm.admin().organizations().get(closed).update(organization).close();

        assertRefused(house.member("outside"), closed, "space_closed");
    }

    @Test
    void findsNobodyWhoIsNotThere() {
        Answer nobody = rita().post("members/nobody/convert", Map.of("space", marketing));
        Answer noGuest = rita().post("guests/" + rita.id() + "/convert", Map.of());

        assertThat(nobody.status()).isEqualTo(404);
        assertThat(noGuest.status()).isEqualTo(404);
    }

    /** Refused, and everything is as it was: rows, roles, groups, organizations, sessions. */
    private Answer assertRefused(TestUser user, String space, String why) {
        Api api = rita();
        Login login = shop.login(user);
        Map<String, Long> rows = tables.count(realm.id());
        List<String> roles = reception.realmRoles(user.id());
        boolean member = reception.membership(globex, user.id()).isPresent();

        Answer answer = api.post("members/" + user.id() + "/convert", Map.of("space", space));

        assertThat(error(answer)).isEqualTo(why);
        assertThat(tables.count(realm.id())).isEqualTo(rows);
        assertThat(reception.realmRoles(user.id())).isEqualTo(roles);
        assertThat(reception.membership(globex, user.id()).isPresent()).isEqualTo(member);
        login.assertGood();
        return answer;
    }

    private void join(String space, TestUser guest) {
        String link = reception.inviteTo(space, guest.email(), Map.of()).link();
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), guest);
        visitor.submit(question, Map.of("answer", "join"));
    }

    private List<String> groups(TestUser user) {
        return realm.admin().users().get(user.id()).groups().stream()
                .map(GroupRepresentation::getName)
                .toList();
    }

    private Api rita() {
        return Api.as(rita, acme, realm);
    }

    private static List<String> list(JsonNode answer, String field) {
        assertThat(answer.path(field).isArray()).as(answer.toString()).isTrue();
        return StreamSupport.stream(answer.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String error(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return answer.json().path("error").asText();
    }
}
