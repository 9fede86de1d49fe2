package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.UserRepresentation;

/** What a stranger has, and is, after signing up. */
@KeycloakTest
class SigningUpIT {

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestMail mail;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @Test
    void makesAnAccountThatIsTheGuestsOwn() {
        Letter letter = reception.invite("ada@partner.test");

        reception.signUp(visitor.reading("de"), letter);

        UserRepresentation user = reception.account(letter.address()).orElseThrow();
        assertThat(user.isEnabled()).isTrue();
        assertThat(user.getUsername()).isEqualTo(letter.address());
        assertThat(user.isEmailVerified()).isTrue();
        assertThat(user.getFirstName()).isEqualTo("Ada");
        assertThat(user.getLastName()).isEqualTo("Lovelace");
        assertThat(user.getAttributes()).isEqualTo(Map.of("locale", List.of("de")));
        assertThat(user.getRequiredActions()).isEmpty();
        assertThat(reception
                        .membership(acme.space(), user.getId())
                        .orElseThrow()
                        .getMembershipType())
                .isEqualTo(MembershipType.UNMANAGED);
        assertThat(reception.state(letter)).isEqualTo("accepted");
    }

    /** Somebody else's page must not log its visitor in as the guest that it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void takesNoFormOfAnotherSite(String site) {
        Letter letter = reception.invite(site + "@partner.test");

        HttpResponse<String> answer = Http.send(Http.request(letter.link())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(Http.encoded(Reception.form(letter.address()))))
                .build());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(letter.link());
        assertThat(reception.account(letter.address())).isEmpty();
        assertThat(reception.state(letter)).isEqualTo("open");
    }

    @Test
    void givesTheRolesOfGuestsAndNoOthers() {
        TestUser guest = reception.guest("roles@partner.test", Map.of());

        var roles = realm.admin().users().get(guest.id()).roles().getAll();

        assertThat(roles.getRealmMappings()).extracting(it -> it.getName()).containsExactly("guest");
        assertThat(roles.getClientMappings()).containsOnlyKeys("account");
        assertThat(roles.getClientMappings().get("account").getMappings())
                .extracting(it -> it.getName())
                .containsExactlyInAnyOrder("view-profile", "manage-account");
        Tokens tokens = acme.app().exchange(signedIn(guest).code());
        assertThat(tokens.claims().at("/realm_access/roles").toString()).isEqualTo("[\"guest\"]");
        Answer account = realm.call("GET", "/realms/{realm}/account/v1alpha1/", tokens.accessToken());
        assertThat(account.status()).as(account.body()).isEqualTo(200);
        assertThat(account.json().path("email").asText()).isEqualTo(guest.email());
    }

    @Test
    void allowsNoOfflineAccess() {
        TestUser guest = reception.guest("offline@partner.test", Map.of());

        WebPage back = visitor.signIn(visitor.openLogin(acme.app(), "openid offline_access"), guest);

        assertThatThrownBy(() -> acme.app().exchange(back.code())).hasMessageContaining("Offline tokens not allowed");
    }

    private WebPage signedIn(TestUser user) {
        return visitor.signIn(visitor.openLogin(acme.app(), "openid"), user);
    }

    @Test
    void leadsToTheInvitationsOwnHomeWithASession() {
        Letter letter = reception.invite("home@partner.test", Map.of("homeUrl", "http://app.test/own/home?a=b&c=d#e"));

        WebPage landed = reception.signUp(visitor, letter);

        assertThat(landed.redirect().orElseThrow()).hasToString("http://app.test/own/home?a=b&c=d#e");
        assertThat(landed.headers().allValues("Cache-Control")).containsExactly("no-store");
        WebPage back = visitor.open(acme.app().loginUrl("openid", Map.of("prompt", "none")));
        assertThat(acme.app().exchange(back.code()).claims().path("email").asText())
                .isEqualTo(letter.address());
    }

    @Test
    void leadsThoseWhoComeBackToTheInvitationsOwnHome() {
        Letter letter = reception.invite("back@partner.test", Map.of("homeUrl", "http://app.test/own"));
        reception.signUp(visitor, letter);

        assertThat(visitor.open(letter.link()).link("#guest-link-over-home")).isEqualTo("http://app.test/own");
    }

    @Test
    void handsOverOnce() {
        Letter letter = reception.invite("once@partner.test");
        WebPage landed = reception.signUp(visitor, letter);
        String handOver = landed.chain().stream()
                .map(Object::toString)
                .filter(it -> it.contains("/login-actions/action-token"))
                .findFirst()
                .orElseThrow();

        Visitor thief = new Visitor();
        WebPage again = thief.open(handOver);

        assertThat(again.status()).isEqualTo(400);
        assertThat(thief.open(acme.app().loginUrl("openid", Map.of("prompt", "none")))
                        .redirectParameters())
                .containsEntry("error", "login_required");
    }

    @Test
    void doesNotTakeOverTheBrowserOfSomebodyElse() {
        Letter letter = reception.invite("hijack@partner.test");
        WebPage handOver = visitor.submitAndStay(visitor.open(letter.link()), Reception.form(letter.address()));
        TestUser bob = realm.createUser("bob", "bobs-secret");
        Visitor other = new Visitor();
        other.signIn(acme.app(), bob);

        WebPage page = other.open(handOver.redirect().orElseThrow().toString());

        assertThat(page.status()).as(page.text()).isLessThan(500);
        WebPage back = other.open(acme.app().loginUrl("openid", Map.of("prompt", "none")));
        assertThat(acme.app().exchange(back.code()).claims().path("sub").asText())
                .isEqualTo(bob.id());
    }

    @Test
    void endsTheSessionThatWasThereBefore() {
        Letter letter = reception.invite("shared@partner.test");
        TestUser carol = realm.createUser("carol", "carols-secret");
        visitor.signIn(acme.app(), carol);
        WebPage page = visitor.open(letter.link());
        assertThat(page.document().select("#guest-other-account").text()).contains("carol");

        WebPage landed = visitor.submit(page, Reception.form(letter.address()));

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(realm.admin().users().get(carol.id()).getUserSessions()).isEmpty();
        WebPage back = visitor.open(acme.app().loginUrl("openid", Map.of("prompt", "none")));
        assertThat(acme.app().exchange(back.code()).claims().path("email").asText())
                .isEqualTo(letter.address());
    }

    @Test
    void confirmsByAMailWithoutSecrets() {
        Letter letter = reception.invite("confirmed@partner.test");
        reception.signUp(visitor, letter);

        ReceivedMail welcome = mail.await(letter.address(), 2).getLast();

        assertThat(welcome.subject()).isEqualTo("Welcome to acme");
        assertThat(welcome.links()).allMatch(it -> it.startsWith(Acme.APP));
        assertThat(welcome.html() + welcome.text())
                .doesNotContain(letter.secret())
                .doesNotContain(Reception.PASSWORD)
                .doesNotContain("/guests/join/");
    }

    @Test
    void findsAnotherNameWhenSomebodyIsCalledLikeTheAddress() {
        TestUser squatter = realm.createUser("squat@partner.test", "squatters-secret", "squatter@example.org");
        Letter letter = reception.invite("squat@partner.test");

        assertThat(reception.signUp(visitor, letter).redirect()).isPresent();

        UserRepresentation user = reception.account(letter.address()).orElseThrow();
        assertThat(user.getId()).isNotEqualTo(squatter.id());
        assertThat(user.getUsername()).startsWith("guest-");
        assertThat(reception.realmRoles(squatter.id())).doesNotContain("guest");
    }
}
