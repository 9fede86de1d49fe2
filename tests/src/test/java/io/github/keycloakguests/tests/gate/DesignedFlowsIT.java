package io.github.keycloakguests.tests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.FlowDesign;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.EventRepresentation;

/** Flows that somebody designs with our steps, tried while the gate is off, so that nothing else can stop anybody. */
@KeycloakTest
class DesignedFlowsIT {

    private static final Map<String, Object> A_DAY = Map.of("period", "P1D");

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static TestClient checked;
    private static int number;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void flows(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        // Carried out in the middle of a login, an end would have the guest log in once more.
        realm.attribute("guests.sweep", "off");
        realm.change(it -> {
            it.setEventsEnabled(true);
            it.setSsoSessionIdleTimeout((int) Duration.ofDays(10).toSeconds());
            it.setSsoSessionMaxLifespan((int) Duration.ofDays(10).toSeconds());
        });
        FlowDesign browser =
                FlowDesign.forBrowsers(realm, "browser with guests").step("guest-access", "REQUIRED");
        FlowDesign direct =
                FlowDesign.forDirectGrants(realm, "direct with guests").step("guest-access", "REQUIRED");
        checked = realm.client("checked")
                .withDirectAccess()
                .having(it -> it.setAuthenticationFlowBindingOverrides(
                        Map.of("browser", browser.id(), "direct_grant", direct.id())))
                .create();
    }

    @AfterEach
    void gateAgain() {
        gate(true);
    }

    @Test
    void letGuestsThroughWhoseAccessLasts() {
        TestUser guest = house.guest("inside", acme.space(), A_DAY);

        assertThat(signIn(visitor, guest).code()).isNotEmpty();
        assertThat(visitor.openLogin(checked, "openid").code()).isNotEmpty();
        assertThat(checked.askForTokens(guest).status()).isEqualTo(200);
    }

    @Test
    void letMembersThrough() {
        TestUser member = house.member("mel");

        assertThat(signIn(visitor, member).code()).isNotEmpty();
        assertThat(checked.askForTokens(member).status()).isEqualTo(200);
    }

    @Test
    void stopGuestsWhoseAccessIsOver() {
        TestUser guest = house.guest("over", acme.space(), A_DAY);
        clock.moveTo(house.end(acme.space(), guest));
        gate(false);

        WebPage page = signIn(visitor, guest);

        assertStopped(page, "Your access has ended");
        assertThat(page.text()).contains("acme");
        assertThat(errors(guest)).singleElement().satisfies(it -> {
            assertThat(it.getError()).isEqualTo("access_denied");
            assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
        });
    }

    @Test
    void stopThemAgainHoweverOftenTheyComeBack() {
        TestUser guest = house.guest("stubborn", acme.space(), A_DAY);
        clock.moveTo(house.end(acme.space(), guest));
        gate(false);
        WebPage stopped = signIn(visitor, guest);

        WebPage expired = visitor.open(stopped.url().toString());

        assertStopped(visitor.open(expired.link("#loginContinueLink")), "Your access has ended");
    }

    @Test
    void stopThemWithASessionToo() {
        TestUser guest = house.guest("cookie", acme.space(), A_DAY);
        assertThat(signIn(visitor, guest).code()).isNotEmpty();
        clock.moveTo(house.end(acme.space(), guest));
        gate(false);

        assertStopped(visitor.openLogin(checked, "openid"), "Your access has ended");
        assertThat(visitor.open(checked.loginUrl("openid", Map.of("prompt", "none")))
                        .redirectParameters())
                .doesNotContainKey("code")
                .containsKey("error");
    }

    @Test
    void stopTheSuspended() {
        TestUser guest = house.guest("paused", acme.space());
        house.suspend(guest);
        gate(false);

        assertStopped(signIn(visitor, guest), "Your access is paused");
        assertThat(errors(guest))
                .singleElement()
                .satisfies(it -> assertThat(it.getDetails()).containsEntry("reason", "guest_access_suspended"));
    }

    @Test
    void answerDirectGrantsWithAnOauthError() {
        TestUser guest = house.guest("direct", acme.space(), A_DAY);
        clock.moveTo(house.end(acme.space(), guest));
        gate(false);

        Answer answer = checked.askForTokens(guest);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo("Guest access has ended");
        assertThat(errors(guest))
                .singleElement()
                .satisfies(it -> assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended"));
    }

    /** Whoever was a guest once can accept the next invitation through such a flow. */
    @Test
    void waitForTheAnswerToAnInvitation() {
        String before = realm.admin().toRepresentation().getBrowserFlow();
        realm.change(it -> it.setBrowserFlow("browser with guests"));
        try {
            TestUser guest = house.guest("again", acme.space(), A_DAY);
            clock.moveTo(house.end(acme.space(), guest));
            Letter letter = reception.invite(guest.email());
            gate(false);

            WebPage landed = reception.join(visitor, letter, guest);

            assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
            assertThat(signIn(new Visitor(), guest).code()).isNotEmpty();
        } finally {
            realm.change(it -> it.setBrowserFlow(before));
        }
    }

    /** Whom the part of the flow is about that denies access. */
    @ParameterizedTest
    @CsvSource({
        "'',      false, 'guest partner'",
        "'',      true,  'member'",
        "partner, false, 'partner'",
        "partner, true,  'guest member'",
        "partner##guest, false, 'guest partner'"
    })
    void tellGuestsFromOthers(String types, boolean negated, String denied) {
        TestClient client = denying(types, negated);
        String name = "told" + ++number;
        Map<String, TestUser> users = Map.of(
                "guest", house.guest(name + "-guest", acme.space()),
                "partner", house.guest(name + "-partner", acme.space(), Map.of("type", Guesthouse.PARTNER)),
                "member", house.member(name + "-member"));

        users.forEach((who, user) -> {
            Visitor newcomer = new Visitor();
            WebPage page = newcomer.signIn(newcomer.openLogin(client, "openid"), user);
            assertThat(page.redirect().isEmpty())
                    .as(who + ": " + page.text())
                    .isEqualTo(List.of(denied.split(" ")).contains(who));
        });
    }

    private TestClient denying(String types, boolean negated) {
        String alias = "denying " + ++number;
        FlowDesign flow = FlowDesign.forBrowsers(realm, alias);
        flow.part(alias + " condition", "CONDITIONAL")
                .step("conditional-guest", "REQUIRED", Map.of("guest-types", types, "negate", String.valueOf(negated)))
                .step("deny-access-authenticator", "REQUIRED");
        return realm.client("denying" + number)
                .having(it -> it.setAuthenticationFlowBindingOverrides(Map.of("browser", flow.id())))
                .create();
    }

    /** Guests are made only where it is on. */
    private void gate(boolean on) {
        var gate = realm.admin().flows().getRequiredAction("guest-gate");
        gate.setEnabled(on);
        realm.admin().flows().updateRequiredAction("guest-gate", gate);
    }

    private static void assertStopped(WebPage page, String title) {
        assertThat(page.redirect()).as(page.text()).isEmpty();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains(title);
    }

    private static WebPage signIn(Visitor visitor, TestUser user) {
        return visitor.signIn(visitor.openLogin(checked, "openid"), user);
    }

    private List<EventRepresentation> errors(TestUser guest) {
        return realm.admin().getEvents(List.of("LOGIN_ERROR"), null, guest.id(), null, null, null, null, null);
    }
}
