package io.github.keycloakguests.tests.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** How guests come to have another address. */
@KeycloakTest
class ChangingTheAddressIT {

    private static final String ACTION = "UPDATE_EMAIL";
    private static final String DENY = "guests.domains.deny";

    private static Acme acme;
    private static Guesthouse house;
    private static Reception reception;
    private static TestClient app;
    private static TestUser manager;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestUser guest;
    private String other;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        reception = new Reception(acme, realm, mail);
        app = realm.client("shop").withDirectAccess().create();
        realm.guestType("mover", Map.of("change-email", "true"));
        manager = house.member("mara");
        realm.addMember(acme.space(), manager);
        acme.appoint(manager, acme.space());
    }

    @BeforeEach
    void aGuest() {
        action(true);
        realm.change(it -> it.setVerifyEmail(true));
        guest = house.guest("guest-" + ++number, acme.space(), Map.of("type", "mover"));
        other = "other-" + number + "@new.test";
    }

    @AfterEach
    void asItWas() {
        realm.withoutAttribute(DENY);
        realm.change(it -> it.setVerifyEmail(false));
        action(false);
    }

    @Test
    void isVerifiedInTheNewMailbox() {
        change(guest, other);
        assertThat(address(guest)).isEqualTo(guest.email());

        follow(link());

        assertThat(address(guest)).isEqualTo(other);
        assertThat(asManager().shown("guests/" + guest.id()).path("email").asText())
                .isEqualTo(other);
        assertThat(app.askForTokens(guest).status()).isEqualTo(200);
    }

    @Test
    void isToldToThoseWhoLookAfterTheGuest() {
        change(guest, other);
        follow(link());

        List<ReceivedMail> told = Eventually.answered(
                () -> mail.to(manager.email()).stream()
                        .filter(it -> it.text().contains(other))
                        .toList(),
                it -> !it.isEmpty());

        assertThat(told).singleElement().satisfies(it -> {
            assertThat(it.subject()).endsWith("has another email address");
            assertThat(it.text()).doesNotContain(guest.email());
        });
    }

    @Test
    void isWrittenDown() {
        change(guest, other);
        follow(link());

        String history = asManager().get("guests/" + guest.id() + "/history").body();

        assertThat(history).contains("guest_changed", guest.id()).doesNotContain(other);
    }

    @Test
    void isOfferedByNoTypeUnlessItSays() {
        TestUser bound = house.guest("bound-" + number, acme.space());

        WebPage page = change(bound, other);

        assertThat(page.text()).contains("As a guest, you cannot change your email address here.");
        assertUnchanged(bound);
    }

    @Test
    void isOfADomainThatIsAdmitted() {
        realm.attribute(DENY, "new.test");

        assertThat(change(guest, other).text()).contains("Guests with an address of this domain are not admitted.");

        assertUnchanged(guest);
    }

    @Test
    void isOfADomainThatIsAdmittedStillWhenTheLinkIsFollowed() {
        change(guest, other);
        String link = link();
        realm.attribute(DENY, "new.test");

        follow(link);

        assertThat(address(guest)).isEqualTo(guest.email());
    }

    @Test
    void isChangedByNothingThatDoesNotVerifyIt() {
        realm.change(it -> it.setVerifyEmail(false));
        change(guest, other);
        assertUnchanged(guest);

        action(false);
        realm.requireAction(guest, "UPDATE_PROFILE");
        Visitor visitor = new Visitor();
        WebPage profile = visitor.signIn(visitor.openLogin(app, "openid"), guest);
        assertThat(profile.document().select("[name=email]")).hasSize(1);
        WebPage page = visitor.submit(
                profile.form("#kc-update-profile-form"),
                Map.of("email", other, "firstName", "Gil", "lastName", "Guest"));

        assertThat(page.text()).contains("As a guest, you cannot change your email address here.");
        assertUnchanged(guest);
    }

    @Test
    void isFollowedWhenAnAdministratorChangesIt() {
        UserRepresentation changed = realm.admin().users().get(guest.id()).toRepresentation();
        changed.setEmail(other);
        changed.setEmailVerified(true);
        realm.admin().users().get(guest.id()).update(changed);

        assertThat(asManager().shown("guests/" + guest.id()).path("email").asText())
                .isEqualTo(other);
        Eventually.answered(
                () -> mail.to(manager.email()).stream()
                        .filter(it -> it.text().contains(other))
                        .toList(),
                it -> !it.isEmpty());
    }

    @Test
    void isTheOwnBusinessOfMembersWhoAreGuestsElsewhere() {
        TestUser member = house.member("member-" + number);
        reception.join(new Visitor(), reception.invite(member.email()), member);
        realm.attribute(DENY, "new.test");

        change(member, other);
        follow(link());

        assertThat(address(member)).isEqualTo(other);
        assertThat(asManager().shown("guests/" + member.id()).path("email").asText())
                .isEqualTo(member.email());
    }

    private WebPage change(TestUser user, String to) {
        Visitor visitor = new Visitor();
        WebPage form = visitor.signIn(visitor.open(app.loginUrl("openid", Map.of("kc_action", ACTION))), user);
        return visitor.submit(form.form("#kc-update-email-form"), Map.of("email", to));
    }

    private String link() {
        return mail.await(other).link("action-token");
    }

    private void follow(String link) {
        new Visitor().open(link);
    }

    private void assertUnchanged(TestUser user) {
        assertThat(address(user)).isEqualTo(user.email());
        assertThat(mail.to(other)).isEmpty();
    }

    private String address(TestUser user) {
        return realm.admin().users().get(user.id()).toRepresentation().getEmail();
    }

    private Api asManager() {
        return Api.as(manager, acme, realm);
    }

    private void action(boolean enabled) {
        RequiredActionProviderRepresentation action = realm.admin().flows().getRequiredAction(ACTION);
        action.setEnabled(enabled);
        realm.admin().flows().updateRequiredAction(ACTION, action);
    }
}
