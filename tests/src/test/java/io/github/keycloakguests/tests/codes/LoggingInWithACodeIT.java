package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.FlowDesign;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** Who logs in with a code by mail, and how. */
@KeycloakTest
class LoggingInWithACodeIT {

    private static Acme acme;
    private static Guesthouse house;
    private static TestClient app;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private TestUser guest;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        app = realm.client("shop").withDirectAccess().create();
        realm.change(it -> it.setEventsEnabled(true));
    }

    @BeforeEach
    void aGuest() {
        realm.withoutAttribute("guests.second-factor");
        guest = house.guest("guest-" + ++number, acme.space());
    }

    @AfterEach
    void asItWas() {
        realm.attribute("guests.second-factor", "never");
        realm.withoutAttribute("guests.code-digits");
        realm.withoutAttribute("guests.code-life");
    }

    @Test
    void letsInWhoTypesTheCode() {
        CodeLogin login = CodeLogin.begin(app, guest, mail);

        assertThat(login.asks()).isTrue();
        assertThat(login.text()).isEqualTo("We have sent a code to g•••@house.test.");
        assertThat(login.type(login.mailed()).in()).isNotEmpty();
    }

    @Test
    void neverSaysThatThereWereTwoFactors() {
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        Tokens tokens = app.exchange(login.type(login.mailed()).in());

        assertThat(tokens.claims().toString()).doesNotContain("mfa");
        assertThat(Tokens.payload(tokens.idToken()).toString()).doesNotContain("mfa");
    }

    @Test
    void takesTheCodeThatWasMailedAndNoOther() {
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        String code = login.mailed();

        login.type(CodeLogin.not(code));
        assertThat(login.isIn()).isFalse();
        assertThat(login.error()).isEqualTo("This is not the code that we have sent last.");
        assertThat(events("LOGIN_ERROR"))
                .extracting(EventRepresentation::getError)
                .containsExactly("invalid_user_credentials");
        assertThat(events("LOGIN_ERROR").getFirst().getDetails()).containsEntry("reason", "guest_code_wrong");
        assertThat(login.type(code).in()).isNotEmpty();
    }

    @Test
    void mailsAnotherCodeForEachLogin() {
        CodeLogin first = CodeLogin.begin(app, guest, mail);
        first.type(first.mailed()).in();
        clock.advance(Duration.ofMinutes(1));

        CodeLogin second = CodeLogin.begin(app, guest, mail);

        assertThat(second.type(second.mailed(1)).in()).isNotEmpty();
        assertThat(CodeLogin.codes(mail, guest)).hasSize(2);
    }

    @Test
    void asksNothingOfWhoHasJustSignedUp() {
        acme.inviteOne("new-" + number + "@partner.test");
        TestUser joined = Joining.by(
                mail.await("new-" + number + "@partner.test").link("/guests/join/"),
                new Visitor(),
                realm,
                "new-" + number + "@partner.test");

        assertThat(CodeLogin.codes(mail, joined)).isEmpty();
        assertThat(CodeLogin.begin(app, joined, mail).asks()).isTrue();
    }

    @Test
    void asksWhoLogsInForADevice() {
        TestClient television = realm.client("television")
                .having(it -> it.setAttributes(Map.of("oauth2.device.authorization.grant.enabled", "true")))
                .create();
        String address = television
                .post("auth/device", Map.of("scope", "openid"))
                .json()
                .path("verification_uri_complete")
                .asText();
        Visitor visitor = new Visitor();

        CodeLogin login = CodeLogin.at(visitor.signIn(visitor.open(address), guest), visitor, guest, mail);

        assertThat(login.asks()).isTrue();
        assertThat(login.type(login.mailed()).page().document().select("[name=accept]"))
                .hasSize(1);
    }

    @Test
    void asksWhoHasJustSignedUpWhereItAlwaysDoes() {
        realm.attribute("guests.second-factor", "always");
        String address = "always-" + number + "@partner.test";
        acme.inviteOne(address);
        Visitor visitor = new Visitor();
        WebPage form = visitor.open(mail.await(address).link("/guests/join/"));

        WebPage page = visitor.submit(form, Joining.FILLED_IN);

        assertThat(page.document().select("#guest-code-form")).hasSize(1);
    }

    @Test
    void asksNoMember() {
        TestUser member = house.member("member-" + number);

        assertThat(CodeLogin.begin(app, member, mail).in()).isNotEmpty();
    }

    @Test
    void asksNobodyWhoHasUsedAnAuthenticatorApp() {
        AuthenticatorApp own = AuthenticatorApp.withUser(realm, "app-" + number);
        house.receive(own.user(), acme.space(), Map.of());
        Visitor visitor = new Visitor();

        WebPage page = visitor.signIn(visitor.openLogin(app, "openid"), own.user());
        page = visitor.submit(page.form("#kc-otp-login-form"), Map.of("otp", own.codeAt(clock.now())));

        assertThat(page.code()).isNotEmpty();
        assertThat(CodeLogin.codes(mail, own.user())).isEmpty();
    }

    @Test
    void asksNobodyWhereItNeverDoes() {
        realm.attribute("guests.second-factor", "never");

        assertThat(CodeLogin.begin(app, guest, mail).in()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"never, never, false", "never, always, true", "always, never, true", "second-login, never, true"})
    void asksWhatTypeOrSpaceDemandWhicheverIsStricter(String type, String space, boolean asks) {
        realm.guestType("type-" + number, Map.of("second-factor", type));
        String part = house.part(acme.space(), "part-" + number, Map.of("secondFactor", space));
        TestUser here = house.guest("here-" + number, part, Map.of("type", "type-" + number));

        assertThat(CodeLogin.begin(app, here, mail).asks()).isEqualTo(asks);
    }

    /** The guest is remembered by then, and everything about it. */
    @Test
    void asksAsSoonAsASpaceDemandsIt() {
        realm.attribute("guests.second-factor", "never");
        String part = house.part(acme.space(), "part-" + number);
        TestUser here = house.guest("here-" + number, part);
        assertThat(CodeLogin.begin(app, here, mail).in()).isNotEmpty();

        Api.done(Api.asAdministrator(realm)
                .put("spaces/" + part, Map.of("displayName", "Part", "secondFactor", "always")));

        assertThat(CodeLogin.begin(app, here, mail).asks()).isTrue();
    }

    @Test
    void makesCodesAsLongAsTheRealmSays() {
        realm.attribute("guests.code-digits", "8");
        realm.attribute("guests.code-life", "PT1H");
        realm.change(it ->
                it.setAccessCodeLifespanUserAction((int) Duration.ofHours(1).toSeconds()));
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        ReceivedMail letter = CodeLogin.codes(mail, guest).isEmpty()
                ? mail.await(guest.email())
                : CodeLogin.codes(mail, guest).getLast();

        assertThat(CodeLogin.codeIn(letter)).hasSize(8);
        assertThat(letter.text()).contains("It is valid for 60 minutes");
        clock.advance(Duration.ofMinutes(50));
        assertThat(login.type(login.mailed()).in()).isNotEmpty();
    }

    /** With what set-up has set, Keycloak does not begin the login anew before the code is over. */
    @Test
    void takesACodeAsLongAsItLives() {
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        String code = login.mailed();
        clock.advance(Duration.ofMinutes(10).minusSeconds(20));

        assertThat(login.type(code).in()).isNotEmpty();
    }

    @Test
    void takesNoCodeThatIsTooOld() {
        realm.attribute("guests.code-life", "PT5M");
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        String code = login.mailed();
        clock.advance(Duration.ofMinutes(5).plusSeconds(2));

        login.type(code);

        assertThat(login.isIn()).isFalse();
        assertThat(login.error()).isEqualTo("This code is no longer valid. Please ask for another.");
        assertThat(login.again().type(login.mailed(1)).in()).isNotEmpty();
    }

    @Test
    void mailsInTheLanguageOfTheGuest() {
        Visitor german = new Visitor().reading("de");
        WebPage page = CodeLogin.begin(german, app, guest, mail).page();

        assertThat(page.text()).contains("Code aus Ihrer E-Mail eingeben");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "12345", "<script>", "😀😀😀😀😀😀"})
    void forgivesWhatIsNoCode(String typed) {
        CodeLogin login = CodeLogin.begin(app, guest, mail);
        String code = login.mailed();

        login.type(typed);
        assertThat(login.error()).isEqualTo("A code has 6 digits.");
        login.type("1".repeat(200));
        assertThat(login.error()).isEqualTo("A code has 6 digits.");
        assertThat(events("LOGIN_ERROR")).isEmpty();
        String arabic = code.chars()
                .map(it -> it - '0' + 0x0660)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(login.type(" " + arabic.substring(0, 3) + "-" + arabic.substring(3) + "\t")
                        .in())
                .isNotEmpty();
    }

    /** Single sign-on is no login of its own. */
    @Test
    void asksNobodyWhoIsLoggedIn() {
        Visitor visitor = new Visitor();
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        login.type(login.mailed()).in();

        assertThat(visitor.openLogin(acme.app(), "openid").code()).isNotEmpty();
        assertThat(visitor.open(acme.app().loginUrl("openid") + "&prompt=none").returned())
                .containsKey("code");
        assertThat(CodeLogin.codes(mail, guest)).hasSize(1);
    }

    @Test
    void asksWhoCameInWhileTheQuestionWasSwitchedOff() {
        Visitor visitor = new Visitor();
        ask(false);
        try {
            CodeLogin.begin(visitor, app, guest, mail).in();
        } finally {
            ask(true);
        }

        assertThat(visitor.openLogin(app, "openid").document().select("#guest-code-form"))
                .hasSize(1);
        assertThat(visitor.open(app.loginUrl("openid") + "&prompt=none").returned())
                .containsEntry("error", "interaction_required");
    }

    @Test
    void asksAgainWhenTheApplicationWantsAFreshLogin() {
        Visitor visitor = new Visitor();
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        login.type(login.mailed()).in();
        clock.advance(Duration.ofMinutes(2));

        WebPage page = visitor.open(app.loginUrl("openid") + "&prompt=login");
        page = visitor.submit(page.form("#kc-form-login"), Map.of("password", guest.password()));

        assertThat(page.document().select("#guest-code-form")).hasSize(1);
    }

    /** A client's own flow that knows nothing of codes. */
    @Test
    void asksWhateverFlowSomebodyComesBy() {
        FlowDesign plain = FlowDesign.forBrowsers(realm, "plain-" + number);
        TestClient other = realm.client("plain-" + number)
                .having(it -> it.setAuthenticationFlowBindingOverrides(Map.of("browser", plain.id())))
                .create();

        CodeLogin login = CodeLogin.begin(other, guest, mail);

        assertThat(login.asks()).isTrue();
        assertThat(login.type(login.mailed()).in()).isNotEmpty();
    }

    @Test
    void refusesTokensWhereItCannotAsk() {
        Answer answer = app.askForTokens(guest);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText())
                .isEqualTo("Guests of this kind log in with a code by email");
        assertThat(CodeLogin.codes(mail, guest)).isEmpty();
        assertThat(events("LOGIN_ERROR").getFirst().getDetails()).containsEntry("reason", "guest_code_needed");
    }

    @Test
    void mailsNothingToWhomNothingLetsIn() {
        TestUser short_ = house.guest("short-" + number, acme.space(), Map.of("period", "PT24H"));
        clock.advance(Duration.ofHours(25));

        CodeLogin login = CodeLogin.begin(app, short_, mail);

        assertThat(login.page().text()).contains("Your access has ended");
        assertThat(CodeLogin.codes(mail, short_)).isEmpty();
    }

    private void ask(boolean asking) {
        RequiredActionProviderRepresentation action = realm.admin().flows().getRequiredAction("guest-code");
        action.setEnabled(asking);
        realm.admin().flows().updateRequiredAction("guest-code", action);
    }

    private List<EventRepresentation> events(String type) {
        return realm.admin().getEvents(List.of(type), null, guest.id(), null, null, null, null, null);
    }
}
