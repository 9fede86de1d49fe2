package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.FlowDesign;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code as a step of flows that administrators design. */
@KeycloakTest
class CodeInAFlowIT {

    private static Acme acme;
    private static Guesthouse house;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        realm.withoutAttribute("guests.second-factor");
    }

    @Test
    void asksOnceAndMembersNot() {
        TestUser guest = house.guest("guest", acme.space());
        TestUser member = house.member("member");
        FlowDesign flow = FlowDesign.begin(realm, "stepped");
        flow.part("stepped form", "REQUIRED")
                .step("auth-username-password-form", "REQUIRED")
                .step("guest-email-code", "REQUIRED");
        TestClient stepped = clientOf(flow);

        CodeLogin login = CodeLogin.begin(stepped, guest, mail);
        String code = login.mailed();
        login.type(CodeLogin.not(code));
        assertThat(login.error()).isNotEmpty();

        assertThat(login.type(code).in()).as("asked once and not twice").isNotEmpty();
        assertThat(CodeLogin.codes(mail, guest)).hasSize(1);
        assertThat(CodeLogin.begin(stepped, member, mail).in()).isNotEmpty();
    }

    @Test
    void offersAnotherWayWhereTheFlowHasOne() {
        AuthenticatorApp own = AuthenticatorApp.withUser(realm, "own");
        house.receive(own.user(), acme.space(), Map.of());
        FlowDesign flow = FlowDesign.begin(realm, "choice");
        FlowDesign form = flow.part("choice form", "REQUIRED").step("auth-username-password-form", "REQUIRED");
        form.part("choice factor", "REQUIRED")
                .step("guest-email-code", "ALTERNATIVE")
                .step("auth-otp-form", "ALTERNATIVE");

        WebPage page =
                CodeLogin.begin(visitor, clientOf(flow), own.user(), mail).page();
        WebPage choice = visitor.submit(page.form("#kc-select-try-another-way-form"), Map.of("tryAnotherWay", "on"));
        assertThat(choice.text())
                .contains("Code by email", "Enter a code that we send to you.", "Authenticator Application");
        WebPage asked = visitor.submit(choice.form("li:contains(Authenticator Application) form"), Map.of());
        WebPage landed = visitor.submit(asked.form("#kc-otp-login-form"), Map.of("otp", own.codeAt(clock.now())));

        assertThat(landed.code()).isNotEmpty();
    }

    private TestClient clientOf(FlowDesign flow) {
        return realm.client("app-" + flow.id())
                .having(it -> it.setAuthenticationFlowBindingOverrides(Map.of("browser", flow.id())))
                .create();
    }
}
