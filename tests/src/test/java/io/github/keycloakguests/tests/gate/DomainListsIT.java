package io.github.keycloakguests.tests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Of which domains guests are taken, by the lists of a realm and of its organizations. */
@KeycloakTest
class DomainListsIT {

    private static final String ALLOW = "guests.domains.allow";
    private static final String DENY = "guests.domains.deny";

    private static Acme acme;
    private static Guesthouse house;
    private static TestClient app;
    private static String globex;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private Statements statements;
    private String name;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        app = realm.client("shop").withDirectAccess().create();
        globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        realm.change(it -> it.setEventsEnabled(true));
    }

    @BeforeEach
    void aName() {
        name = "number-" + ++number;
    }

    @AfterEach
    void noLists() {
        realm.withoutAttribute(ALLOW);
        realm.withoutAttribute(DENY);
        list(acme.space(), Map.of());
        list(globex, Map.of());
    }

    @Test
    void areLookedAtWhenSomebodyIsInvited() {
        realm.attribute(DENY, "bad.test");
        list(acme.space(), Map.of(ALLOW, List.of("partner.test", "*.example.org")));

        JsonNode answers = Api.done(Api.as(acme.alice(), acme, realm)
                        .invite(
                                acme.space(),
                                Map.of(
                                        "to",
                                        "%1$s@partner.test, %1$s@mail.example.org, %1$s@elsewhere.test, %1$s@x.bad.test"
                                                .formatted(name))))
                .path("answers");

        assertThat(Api.texts(answers, "outcome")).containsExactly("invited", "invited", "refused", "refused");
        assertThat(Api.texts(answers, "reason")).containsExactly("", "", "domain_not_allowed", "domain_not_allowed");
    }

    @Test
    void areLookedAtWhenAnApplicationAsksForAccess() {
        TestUser guest = house.guest(name, acme.space());
        String part = house.part(acme.space(), "part-" + name);
        realm.attribute(DENY, "house.test");
        Api administrator = Api.asAdministrator(realm);

        for (String address : List.of(guest.email(), "new-" + name + "@house.test")) {
            Answer answer = administrator.post("spaces/" + part + "/access", Map.of("email", address));

            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.json().path("error").asText()).isEqualTo("domain_not_allowed");
        }
    }

    @Test
    void areLookedAtWhenALinkIsFollowed() {
        String address = name + "@partner.test";
        acme.inviteOne(address);
        String link = mail.await(address).link("/guests/join/");
        Visitor visitor = new Visitor();
        WebPage form = visitor.open(link);
        realm.attribute(DENY, "partner.test");

        WebPage sent = visitor.submit(form, Joining.FILLED_IN);

        for (WebPage page : List.of(sent, new Visitor().open(link))) {
            assertThat(page.document().select("#guest-sign-up-form")).isEmpty();
            assertThat(page.text()).doesNotContain("partner.test");
        }
        assertThat(realm.admin().users().searchByEmail(address, true)).isEmpty();
        realm.withoutAttribute(DENY);
        assertThat(Joining.by(link, new Visitor(), realm, address).email()).isEqualTo(address);
    }

    @Test
    void areLookedAtWhenTheOwnerOfAnAccountFollowsALink() {
        TestUser known = realm.createUser(name, "known-secret", name + "@partner.test");
        acme.inviteOne(known.email());
        String link = mail.await(known.email()).link("/guests/join/");
        Visitor visitor = new Visitor();
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), known);
        list(acme.space(), Map.of(DENY, List.of("partner.test")));

        WebPage page = visitor.submit(question.form("#guest-join-form"), Map.of("answer", "join"));

        assertThat(page.document().select("#guest-join-form")).isEmpty();
        assertThat(Api.asAdministrator(realm).get("guests/" + known.id()).status())
                .isEqualTo(404);
    }

    @Test
    void closeTheDoorToGuestsWhoAreHere() {
        TestUser guest = house.guest(name, acme.space());
        Visitor visitor = new Visitor();
        Tokens tokens = visitor.signIn(app, guest);
        list(acme.space(), Map.of(DENY, List.of("house.test")));

        Visitor other = new Visitor();
        WebPage page = other.signIn(other.openLogin(app, "openid"), guest);
        WebPage again = visitor.openLogin(app, "openid");
        Answer refreshed = app.askToRefresh(tokens);
        Answer direct = app.askForTokens(guest);

        assertThat(again.text()).contains("Not with this address").doesNotContain("house.test");
        assertThat(page.redirect()).isEmpty();
        for (Answer refused : List.of(refreshed, direct)) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("error").asText()).isEqualTo("invalid_grant");
            assertThat(refused.json().path("error_description").asText())
                    .isEqualTo("Guest access is not open to this address");
        }
        assertThat(realm.admin().getEvents(null, null, guest.id(), null, null, null, null, null))
                .filteredOn(it -> it.getError() != null)
                .extracting(EventRepresentation::getDetails)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).containsEntry("reason", "guest_domain_not_allowed"));

        list(acme.space(), Map.of());
        assertThat(visitor.openLogin(app, "openid").code()).isNotEmpty();
    }

    /** What is no domain denies nobody, and hides no domain beside it. */
    @Test
    void areReadAroundWhatIsNoDomain() {
        TestUser guest = house.guest(name, acme.space());
        String garbage = "@@, *., ..;<script>\n\ud83d\ude00 -a-.-b- .* %";
        realm.attribute(DENY, garbage + "x".repeat(5_000) + ",worse.test");
        list(acme.space(), Map.of(DENY, List.of(garbage, " ", "bad.test;" + garbage)));

        assertThat(shopLogin(guest).code()).isNotEmpty();
        assertThat(Api.texts(
                        Api.done(Api.as(acme.alice(), acme, realm)
                                        .invite(
                                                acme.space(),
                                                Map.of(
                                                        "to",
                                                        "%1$s@bad.test, %1$s@worse.test, %1$s@good.test"
                                                                .formatted(name))))
                                .path("answers"),
                        "outcome"))
                .containsExactly("refused", "refused", "invited");

        list(acme.space(), Map.of(DENY, List.of(garbage + " house.test")));
        assertThat(shopLogin(guest).text()).contains("Not with this address");
    }

    private static WebPage shopLogin(TestUser guest) {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(app, "openid"), guest);
    }

    @Test
    void leaveAccessWhereOthersPermitIt() {
        TestUser guest = house.guest(name, acme.space());
        joinGlobex(guest);
        list(acme.space(), Map.of(ALLOW, List.of("partner.test")));

        JsonNode atGlobex = claims(guest, "globex");
        JsonNode atAcme = claims(guest, "acme");

        assertThat(atGlobex.at("/guest/spaces")).hasSize(1);
        assertThat(atAcme.path("user_type").asText()).isEqualTo("guest");
        assertThat(atAcme.at("/guest/spaces").isMissingNode()).isTrue();
    }

    @Test
    void closeNoDoorToMembers() {
        TestUser member = house.member(name);
        realm.attribute(DENY, "house.test");

        assertThat(app.askForTokens(member).status()).isEqualTo(200);
    }

    @Test
    void costGuestsWhoAreRememberedNothing() {
        TestUser guest = house.guest(name, acme.space());
        Tokens tokens = new Visitor().signIn(app, guest);
        app.askToRefresh(tokens);
        long without = statements.least(() -> app.askToRefresh(tokens));
        list(acme.space(), Map.of(ALLOW, List.of("house.test")));
        realm.attribute(DENY, "bad.test");
        app.askToRefresh(tokens);

        assertThat(statements.least(() -> app.askToRefresh(tokens))).isEqualTo(without);
    }

    private void joinGlobex(TestUser guest) {
        Api.done(Api.asAdministrator(realm).invite(globex, Map.of("to", guest.email())));
        Visitor visitor = new Visitor();
        String link = mail.await(guest.email()).link("/guests/join/");
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), guest);
        visitor.submit(question.form("#guest-join-form"), Map.of("answer", "join"));
    }

    private static JsonNode claims(TestUser guest, String organization) {
        return new Tokens(app.ask(Map.of(
                                "grant_type",
                                "password",
                                "username",
                                guest.username(),
                                "password",
                                guest.password(),
                                "scope",
                                "openid organization:" + organization))
                        .json())
                .claims();
    }

    private void list(String organization, Map<String, List<String>> lists) {
        OrganizationRepresentation changed =
                realm.admin().organizations().get(organization).toRepresentation();
        changed.setAttributes(lists);
        realm.admin().organizations().get(organization).update(changed).close();
    }
}
