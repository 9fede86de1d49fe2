package io.github.keycloakguests.tests.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where organizations are off, groups of the realm stand behind its parts. */
@KeycloakTest(organizations = false)
class PartsOfARealmIT {

    private static TestClient app;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;
    private Visitor visitor;
    private Api administrator;
    private TestGroups groups;

    @BeforeAll
    static void setUp(TestRealm realm) {
        Api.done(Api.asAdministrator(realm).post("setup/apply"));
        app = realm.client("app").redirectingTo("http://app.test/*").create();
        realm.attribute("guests.home-url", "http://app.test/start");
    }

    @BeforeEach
    void logIn() {
        administrator = Api.asAdministrator(realm);
        groups = realm.groups();
    }

    @Test
    void areMadeWithAGroupOrOfOne() {
        String group = groups.make("there-already");

        String made = part("made");
        String given = administrator.part(Map.of("host", realm.id(), "group", group));

        assertThat(groups.named("made")).contains(made);
        assertThat(given).isEqualTo(group);
        JsonNode shown = administrator.shown("spaces/" + made);
        assertThat(shown.path("host").asText()).isEqualTo("realm");
        assertThat(shown.path("hostId").asText()).isEqualTo(realm.id());
        assertThat(shown.path("part").asBoolean()).isTrue();
        assertThat(shown.has("organization")).isFalse();
        assertThat(Api.texts(administrator.shown("spaces"), "id")).contains(realm.id(), made, given);
    }

    /** A group of the realm may carry any role, and who could put guests into it could hand that out. */
    @Test
    void areMadeOfAGroupThatIsThereByAdministratorsOnly() {
        TestUser manager = realm.createUser("manager", "manager-secret");
        realm.assignRealmRole(manager, "guest-manager");
        TestClient console = realm.client("console")
                .withAudience("guests")
                .withDirectAccess()
                .create();
        Api asManager = Api.bearing(realm.token(manager, console), realm);
        String group = groups.make("administrators");

        Answer refused = asManager.post("spaces", Map.of("group", group));

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(asManager.post("spaces", Map.of("name", "of-a-manager")).status())
                .isEqualTo(201);
    }

    @Test
    void takeGuestsIntoTheirGroups() {
        String space = part("joined");
        String edit = groups.make(space, "edit");
        String read = groups.make(space, "read");

        TestUser guest = guestOf(space, "joined@partner.test", Map.of("permission", "edit"));
        assertThat(groups.members(space)).containsExactly(guest.id());
        assertThat(groups.members(edit)).containsExactly(guest.id());
        Api.done(administrator.put("grants/" + grant(guest), Map.of("permission", "read")));

        assertThat(groups.members(read)).containsExactly(guest.id());
        assertThat(groups.members(edit)).isEmpty();
    }

    @Test
    void areInTokensByTheNameOfTheirGroup() {
        String space =
                administrator.part(Map.of("host", realm.id(), "name", "in-tokens", "displayName", "Shown to people"));
        TestUser guest = guestOf(space, "tokens@partner.test", Map.of());

        Tokens tokens = visitor.signIn(app, guest);
        groups.rename(space, "renamed-since");
        JsonNode later = app.refresh(tokens).claims();

        assertThat(tokens.claims().at("/guest/spaces/0/id").asText()).isEqualTo(space);
        assertThat(tokens.claims().at("/guest/spaces/0/name").asText()).isEqualTo("in-tokens");
        assertThat(tokens.claims().path("guest").has("org")).isFalse();
        assertThat(later.at("/guest/spaces/0/name").asText()).isEqualTo("renamed-since");
    }

    @Test
    void greetByTheirNameAndLeadToTheirHome() {
        String space = administrator.part(Map.of(
                "host", realm.id(),
                "name", "greeting",
                "displayName", "The greeting space",
                "homeUrl", "http://app.test/greeting"));
        administrator.invited(space, "greeted@partner.test");

        String link = mail.await("greeted@partner.test").link("/guests/join/");
        WebPage page = visitor.open(link);
        WebPage landed = visitor.submit(page, Reception.form("greeted@partner.test"));

        assertThat(mail.to("greeted@partner.test").getFirst().subject()).contains("The greeting space");
        assertThat(page.text()).contains("The greeting space");
        assertThat(landed.redirect().orElseThrow()).hasToString("http://app.test/greeting");
    }

    @Test
    void takeTheirGuestsWithThem() {
        String deleted = part("deleted-here");
        String removed = part("deleted-in-keycloak");
        TestUser one = guestOf(deleted, "one@partner.test", Map.of());
        TestUser two = guestOf(removed, "two@partner.test", Map.of());

        assertThat(administrator.delete("spaces/" + deleted).status()).isEqualTo(204);
        groups.delete(removed);

        assertThat(groups.has(deleted)).isFalse();
        assertThat(administrator.get("spaces/" + removed).status()).isEqualTo(404);
        assertThat(tables.rows("GUESTS_SPACE", "ID", removed)).isEmpty();
        assertThat(administrator.grants(one.id())).isEmpty();
        assertThat(administrator.grants(two.id())).isEmpty();
        assertThat(realm.admin().users().get(one.id()).toRepresentation().getId())
                .isEqualTo(one.id());
    }

    @Test
    void shareThePlacesOfTheRealm() {
        String space = part("sharing");
        clock.advance(Duration.ofSeconds(61));
        long members = administrator.quota(realm.id()).path("members").asLong();
        TestUser guest = guestOf(space, "sharing@partner.test", Map.of());
        realm.createUser("another-member", "secret-of-member");
        TestUser disabled = realm.createUser("disabled-member", "secret-of-member");
        realm.enable(disabled, false);
        clock.advance(Duration.ofSeconds(61));

        JsonNode quota = administrator.quota(space);
        administrator.access(realm.id(), Map.of("email", guest.email()));

        assertThat(quota.path("members").asLong()).isEqualTo(members + 1);
        assertThat(administrator.quota(realm.id()).path("used").asLong())
                .isEqualTo(quota.path("used").asLong());
        assertThat(administrator.grants(guest.id())).hasSize(2);
    }

    @Test
    void haveNoPlaceForMoreThanTheRealmHas() {
        long taken = administrator.quota(realm.id()).path("used").asLong()
                + administrator.quota(realm.id()).path("reserved").asLong();
        Api.done(administrator.put("spaces/" + realm.id() + "/quota", Map.of("base", taken + 1)));
        String space = part("full");

        administrator.invited(space, "last@partner.test");
        Answer refused = administrator.invite(space, Map.of("to", "too-many@partner.test"));
        Api.done(administrator.delete("spaces/" + realm.id() + "/quota"));

        assertThat(refused.json().at("/answers/0/reason").asText()).isEqualTo("quota_exhausted");
    }

    private String part(String name) {
        return administrator.part(realm.id(), name);
    }

    private String grant(TestUser guest) {
        assertThat(administrator.grants(guest.id())).hasSize(1);
        return administrator.grants(guest.id()).getFirst().path("id").asText();
    }

    private TestUser guestOf(String space, String address, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("to", address);
        administrator.invited(space, body);
        WebPage page = new Visitor().open(mail.await(address).link("/guests/join/"));
        WebPage landed = new Visitor().submit(page, Reception.form(address));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        String id =
                realm.admin().users().searchByEmail(address, true).getFirst().getId();
        return new TestUser(id, address, Reception.PASSWORD, address);
    }
}
