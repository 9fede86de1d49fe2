package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.HomeRealm;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Invitations that are accepted by an account at another identity provider. */
@KeycloakTest
class JoiningByAProviderIT {

    private static final String HOME = "home";

    private static Acme acme;
    private static Reception reception;
    private static TestRealm home;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private Visitor visitor;
    private TestUser there;

    @BeforeAll
    static void home(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        home = TestRealm.create(realm.server(), mail);
        IdentityProviderRepresentation provider = HomeRealm.provider(HOME, home, realm);
        provider.setDisplayName("Home & Co");
        realm.admin().identityProviders().create(provider).close();
    }

    @AfterAll
    static void away() {
        home.close();
    }

    @BeforeEach
    void somebodyThere() {
        there = home.createUser("ada-" + ++number, "secret-at-home", "ada-" + number + "@partner.test");
    }

    @AfterEach
    void asItWas() {
        provider(it -> {
            it.setEnabled(true);
            it.setTrustEmail(true);
        });
    }

    @Test
    void makesAGuestOfWhoeverIsNewHere() {
        WebPage landed = comeBy(visitor, reception.invite(there.email()));

        assertThat(landed.redirect()).as(landed.text()).isPresent();
        assertThat(landed.redirect().get().toString()).startsWith(Acme.APP);
        UserRepresentation guest = here();
        JsonNode shown = alice().shown("guests/" + guest.getId());
        assertThat(shown.path("grants")).hasSize(1);
        assertThat(realm.admin().users().get(guest.getId()).roles().realmLevel().listAll())
                .extracting(RoleRepresentation::getName)
                .containsExactly("guest");
        assertThat(visitor.openLogin(acme.app(), "openid").code()).isNotEmpty();
    }

    @Test
    void endsWithItsGrants() {
        comeBy(visitor, reception.invite(there.email()));
        assertThat(alice().delete("guests/" + here().getId()).status()).isEqualTo(204);
        Visitor again = new Visitor();

        WebPage page = atHome(again, again.open(acme.app().loginUrl("openid", Map.of("kc_idp_hint", HOME))));

        assertThat(page.document().select("#guest-access-ended-text")).hasSize(1);
    }

    @Test
    void isNoneForAnotherAddress() {
        Letter letter = reception.invite("somebody-else-" + number + "@partner.test");

        WebPage page = comeBy(visitor, letter);

        assertThat(page.redirect()).isEmpty();
        assertThat(page.document().select("button[value=join]")).isEmpty();
        assertThat(page.document().select("button[value=switch]")).hasSize(1);
        assertThat(alice().get("guests/" + here().getId()).status()).isEqualTo(404);
        assertThat(alice().invitation(letter.invitation()).path("state").asText())
                .isEqualTo("open");
    }

    @Test
    void waitsUntilTheAddressIsVerified() {
        provider(it -> it.setTrustEmail(false));

        WebPage page = comeBy(visitor, reception.invite(there.email()));

        assertThat(page.text()).contains("You need to verify your email address");
        assertThat(alice().get("guests/" + here().getId()).status()).isEqualTo(404);
        String link = mail.await(there.email(), 2).getLast().link("action-token");
        WebPage landed = visitor.open(link);
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        assertThat(realm.admin()
                        .users()
                        .get(here().getId())
                        .roles()
                        .realmLevel()
                        .listAll())
                .extracting(RoleRepresentation::getName)
                .containsExactly("guest");
    }

    @Test
    void isOfferedByThePage() {
        Letter letter = reception.invite(there.email());
        WebPage page = visitor.open(letter.link());
        assertThat(page.document().select("#guest-provider-home").text()).isEqualTo("Join with Home & Co");

        provider(it -> it.setEnabled(false));

        assertThat(visitor.open(letter.link()).document().select("#guest-providers-form"))
                .isEmpty();
        WebPage login = visitor.submit(page.form("#guest-providers-form"), Map.of("provider", HOME));
        assertThat(login.url().toString()).startsWith(realm.url());
        assertThat(login.document().select("#kc-form-login")).hasSize(1);
    }

    @Test
    void asksWhoHasAnAccountHereThatIsLinked() {
        TestUser known = realm.createUser("known-" + number, "known-secret", there.email());
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider(HOME);
        link.setUserId(there.id());
        link.setUserName(there.username());
        realm.admin().users().get(known.id()).addFederatedIdentity(HOME, link).close();
        WebPage login =
                visitor.submit(visitor.open(reception.invite(there.email()).link()), Map.of());

        WebPage question = atHome(visitor, visitor.open(login.link("#social-home")));
        WebPage landed = visitor.submit(question.form("#guest-join-form"), Map.of("answer", "join"));

        assertThat(landed.redirect()).as(landed.text()).isPresent();
        assertThat(alice().shown("guests/" + known.id()).path("grants")).hasSize(1);
        assertThat(realm.admin().users().get(known.id()).roles().realmLevel().listAll())
                .extracting(RoleRepresentation::getName)
                .contains("guest", "default-roles-" + realm.name());
    }

    private WebPage comeBy(Visitor somebody, Letter letter) {
        WebPage page = somebody.open(letter.link());
        return atHome(somebody, somebody.submit(page.form("#guest-providers-form"), Map.of("provider", HOME)));
    }

    private WebPage atHome(Visitor somebody, WebPage login) {
        assertThat(login.url().toString()).startsWith(home.url());
        return somebody.signIn(login, there);
    }

    private UserRepresentation here() {
        List<UserRepresentation> found = realm.admin().users().searchByEmail(there.email(), true);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }

    private void provider(Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderRepresentation provider =
                realm.admin().identityProviders().get(HOME).toRepresentation();
        change.accept(provider);
        realm.admin().identityProviders().get(HOME).update(provider);
    }
}
