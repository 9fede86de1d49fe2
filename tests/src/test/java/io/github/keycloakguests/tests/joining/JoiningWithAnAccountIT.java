package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation to an address whose owner is known already. */
@KeycloakTest
class JoiningWithAnAccountIT {

    private static final Map<String, String> JOIN = Map.of("answer", "join");
    private static final Map<String, String> LATER = Map.of("answer", "later");
    private static final Map<String, String> SWITCH = Map.of("answer", "switch");

    private static Acme acme;
    private static Reception reception;
    private static String globex;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acmeAndGlobex(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        globex = reception.neighbour("globex");
        // Whoever is no member of an organization any more is asked by Keycloak to log in for it.
        realm.attribute("guests.sweep", "off");
    }

    @Test
    void takesALoginAndAYes() {
        TestUser dora = realm.createUser("dora", "doras-secret");
        Letter letter = reception.invite(dora.email());

        WebPage landing = visitor.open(letter.link());
        assertThat(landing.text()).contains("You already have an account with the address dora@example.org.");
        WebPage login = visitor.submit(landing, Map.of());
        assertThat(login.document().select("#kc-attempted-username, #username").val())
                .isEqualTo(dora.email());
        reception.assertNothingHappened(letter, dora.id());
        WebPage question = visitor.signIn(login, dora);
        assertThat(question.text()).contains("Would you like to join acme as dora?");
        reception.assertNothingHappened(letter, dora.id());
        WebPage landed = visitor.submit(question, JOIN);

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(reception.realmRoles(dora.id())).contains("guest");
        assertThat(reception.membership(acme.space(), dora.id())).isPresent();
        assertThat(claims("openid organization:acme").at("/guest/org").asText()).isEqualTo("acme");
    }

    @Test
    void changesNothingWhenItIsPutOff() {
        TestUser emil = realm.createUser("emil", "emils-secret");
        Letter letter = reception.invite(emil.email());

        WebPage landed = visitor.submit(question(letter, emil), LATER);

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        reception.assertNothingHappened(letter, emil.id());
        assertThat(visitor.submit(visitor.submit(visitor.open(letter.link()), Map.of()), JOIN)
                        .redirect())
                .isPresent();
        assertThat(reception.state(letter)).isEqualTo("accepted");
    }

    @Test
    void asksThoseWhoAreLoggedInForNoPasswordButForAYes() {
        TestUser fay = realm.createUser("fay", "fays-secret");
        Letter letter = reception.invite(fay.email());
        visitor.signIn(acme.app(), fay);

        WebPage question = visitor.submit(visitor.open(letter.link()), Map.of());

        assertThat(question.text()).contains("Would you like to join acme as fay?");
        reception.assertNothingHappened(letter, fay.id());
        visitor.submit(question, JOIN);
        assertThat(reception.state(letter)).isEqualTo("accepted");
    }

    @Test
    void tellsTheWrongAccountAndLetsItSwitch() {
        TestUser gina = realm.createUser("gina", "ginas-secret");
        TestUser hans = realm.createUser("hans", "hans-secret");
        Letter letter = reception.invite(gina.email());
        visitor.signIn(acme.app(), hans);

        WebPage wrong = visitor.submit(visitor.open(letter.link()), Map.of());
        assertThat(wrong.text())
                .contains("This invitation is for another account", "You are logged in as hans.", gina.email());
        WebPage forced = visitor.submit(wrong, JOIN);
        assertThat(forced.text()).contains("This invitation is for another account");
        WebPage login = visitor.submit(forced, SWITCH);
        assertThat(realm.admin().users().get(hans.id()).getUserSessions()).isEmpty();
        reception.assertNothingHappened(letter, hans.id());
        reception.assertNothingHappened(letter, gina.id());
        WebPage landed = visitor.submit(visitor.signIn(login, gina), JOIN);

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(reception.membership(acme.space(), gina.id())).isPresent();
        assertThat(reception.membership(acme.space(), hans.id())).isEmpty();
        assertThat(claims("openid").path("sub").asText()).isEqualTo(gina.id());
    }

    @Test
    void makesAGuestOfOneOrganizationAGuestOfAnother() {
        TestUser kim = reception.guestOf(globex, "kim@partner.test", Map.of());
        Letter letter = reception.invite(kim.email());

        visitor.submit(question(letter, kim), JOIN);

        assertThat(reception.account(kim.email()).orElseThrow().getId()).isEqualTo(kim.id());
        JsonNode atAcme = claims("openid organization:acme");
        assertThat(atAcme.path("sub").asText()).isEqualTo(kim.id());
        assertThat(atAcme.at("/guest/spaces/0/name").asText()).isEqualTo("acme");
        assertThat(atAcme.at("/guest/spaces")).hasSize(1);
        assertThat(claims("openid organization:globex")
                        .at("/guest/spaces/0/name")
                        .asText())
                .isEqualTo("globex");
        JsonNode nowhere = claims("openid");
        assertThat(nowhere.path("user_type").asText()).isEqualTo("guest");
        assertThat(nowhere.at("/guest/spaces").isMissingNode()).isTrue();
    }

    @Test
    void leavesAMemberOfTheRealmItsLoginAfterTheEnd() {
        TestUser lena = realm.createUser("lena", "lenas-secret");
        realm.addMember(globex, lena);
        Letter letter = reception.invite(lena.email(), Map.of("period", "P1D"));
        visitor.submit(question(letter, lena), JOIN);
        assertThat(claims("openid organization:acme").at("/guest/spaces")).hasSize(1);
        assertThat(claims("openid organization:globex").path("user_type").asText())
                .isEqualTo("member");
        assertThat(claims("openid organization:globex").has("guest")).isFalse();
        // Which organization is meant now nobody knows, whatever the login before chose.
        assertThat(claims("openid").path("user_type").asText()).isEqualTo("guest");

        clock.advance(Duration.ofHours(25));
        visitor.forgetCookies();
        visitor.signIn(acme.app(), lena);

        JsonNode atAcme = claims("openid organization:acme");
        assertThat(atAcme.path("user_type").asText()).isEqualTo("guest");
        assertThat(atAcme.at("/guest/spaces").isMissingNode()).isTrue();
        assertThat(claims("openid organization:globex").path("user_type").asText())
                .isEqualTo("member");
    }

    @Test
    void refusesARegularMemberOfTheSameOrganization() {
        TestUser mia = realm.createUser("mia", "mias-secret");
        Letter letter = reception.invite(mia.email());
        realm.addMember(acme.space(), mia);

        WebPage page = question(letter, mia);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("You belong to acme already");
        assertThat(reception.state(letter)).isEqualTo("open");
        assertThat(reception.realmRoles(mia.id())).doesNotContain("guest");
        assertThat(visitor.submit(page, LATER).redirect().orElseThrow()).hasToString(Acme.APP);
    }

    @Test
    void leavesAMemberWhatItManagesWhenItBecomesAGuestElsewhere() {
        TestUser olga = realm.createUser("olga", "olgas-secret");
        String initech = realm.createOrganization("initech", "initech.test", Acme.APP);
        realm.addMember(initech, olga);
        acme.appoint(olga, initech);
        visitor.submit(question(reception.invite(olga.email()), olga), JOIN);
        assertThat(reception.realmRoles(olga.id())).contains("guest");

        assertThat(acme.as(olga, "GET", "spaces").json())
                .singleElement()
                .satisfies(it -> assertThat(it.path("id").asText()).isEqualTo(initech));
    }

    /** The answer comes from a page that was open when the offer still stood. */
    @Test
    void goesOnWithoutJoiningWhenTheInvitationWasTakenBackMeanwhile() {
        TestUser nora = realm.createUser("nora", "noras-secret");
        Letter letter = reception.invite(nora.email());
        WebPage question = question(letter, nora);
        acme.call("DELETE", "invitations/" + letter.invitation());

        visitor.submit(question, JOIN);

        assertThat(reception.state(letter)).isEqualTo("revoked");
        assertThat(reception.realmRoles(nora.id())).doesNotContain("guest");
        assertThat(reception.membership(acme.space(), nora.id())).isEmpty();
    }

    /** The page where logins come back to sends nobody where a stranger wishes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?state=https://evil.test/",
                "?state=6d1f0f0e-1111-4222-8333-444444444444",
                "?state=https%3A%2F%2Fevil.test&redirect_uri=https%3A%2F%2Fevil.test&code=x",
                "?state=" + "9999999999999999999999999999999999999999999999999999999999999999999999999999"
            })
    void welcomesToTheAccountConsoleWhoeverIsNotKnown(String query) {
        WebPage page = visitor.open(realm.url() + "/guests/welcome" + query);

        assertThat(page.redirect().map(Object::toString).orElse("")).doesNotContain("evil");
        assertThat(page.chain().get(1).getPath()).isEqualTo("/realms/" + realm.name() + "/account/");
        assertThat(page.chain().get(1).toString()).doesNotContain("evil");
    }

    /** Where the link, the login and perhaps the other account lead to. */
    private WebPage question(Letter letter, TestUser user) {
        return visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), user);
    }

    private JsonNode claims(String scope) {
        WebPage back = visitor.openLogin(acme.app(), scope);
        return Tokens.payload(acme.app().exchange(back.code()).idToken());
    }
}
