package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What the sign-up form takes, and what it says about the rest. */
@KeycloakTest
class FillingInTheFormIT {

    private static final String SCRIPT = "\"><script>alert(1)</script>";

    private static Reception reception;
    private static Acme acme;

    private TestRealm realm;
    private Visitor visitor;

    @BeforeAll
    static void acmeWithRules(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        realm.change(it -> it.setPasswordPolicy("length(12)"));
        UPConfig profile = realm.admin().users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        UPAttribute department =
                new UPAttribute("department", new UPAttributePermissions(Set.of(), Set.of("admin", "user")));
        department.setRequired(new UPAttributeRequired(Set.of("user"), Set.of()));
        department.setDisplayName("Department");
        profile.addOrReplaceAttribute(department);
        UPAttribute rank = new UPAttribute("rank", new UPAttributePermissions(Set.of(), Set.of("admin")));
        profile.addOrReplaceAttribute(rank);
        realm.admin().users().userProfile().update(profile);
        fillInDepartment(realm, acme.alice());
    }

    @ParameterizedTest
    @CsvSource({
        "password,         short,      Invalid password: minimum length 12.",
        "password,         '',         Please choose a password.",
        "password-confirm, different,  The two passwords do not match.",
        "displayName,      '',         Please enter the name that others should see.",
        "displayName,      '   ',      Please enter the name that others should see.",
        "firstName,        '',         Please specify this field.",
        "department,       '',         Please specify this field.",
    })
    void saysWhatIsWrong(String field, String value, String says) {
        Letter letter = reception.invite(UUID.randomUUID() + "@partner.test");

        WebPage page = visitor.submit(visitor.open(letter.link()), filled(letter, field, value));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.document().select("#input-error-" + field).text()).isEqualTo(says);
        assertNothingMade(letter);
        assertThat(visitor.submit(page, filled(letter)).redirect()).isPresent();
    }

    @Test
    void takesANameOfAHundredCharactersAndNoMore() {
        Letter letter = reception.invite("long@partner.test");
        WebPage page = visitor.open(letter.link());

        WebPage refused = visitor.submit(page, filled(letter, "displayName", "a".repeat(101)));

        assertThat(refused.document().select("#input-error-displayName").text()).isEqualTo("This name is too long.");
        assertNothingMade(letter);
        assertThat(visitor.submit(refused, filled(letter, "displayName", "a".repeat(100)))
                        .redirect())
                .isPresent();
    }

    @Test
    void showsWhatWasTypedAsText() {
        Letter letter = reception.invite("villain@partner.test");
        Map<String, String> typed = filled(letter);
        typed.replaceAll((field, value) -> SCRIPT);
        typed.put("password-confirm", "different");

        WebPage page = visitor.submit(visitor.open(letter.link()), typed);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.document().html()).doesNotContain("<script>alert");
        assertThat(page.document().select("#displayName").val()).isEqualTo(SCRIPT);
        assertThat(page.document().select("#department").val()).isEqualTo(SCRIPT);
        assertThat(page.document().select("input[type=password]").eachAttr("value"))
                .isEmpty();
        assertNothingMade(letter);
    }

    @Test
    void keepsNothingThatItDidNotAskFor() {
        Letter letter = reception.invite("eager@partner.test");
        Map<String, String> typed = filled(letter);
        typed.put("favourite", "cake");
        typed.put("rank", "admiral");
        typed.put("user.attributes.rank", "admiral");
        typed.put("username", "root");
        typed.put("email", "root@example.org");
        typed.put("emailVerified", "false");
        typed.put("guest.expires-at", "never");

        assertThat(visitor.submit(visitor.open(letter.link()), typed).redirect())
                .isPresent();

        var user = reception.account(letter.address()).orElseThrow();
        assertThat(user.getUsername()).isEqualTo(letter.address());
        assertThat(user.getAttributes()).containsOnlyKeys("department", "locale");
        assertThat(user.isEmailVerified()).isTrue();
    }

    @Test
    void takesOverNoAccountThatCameInTheMeantime() {
        Letter letter = reception.invite("meantime@partner.test");
        WebPage open = visitor.open(letter.link());
        TestUser owner = realm.createUser("owner", "password-of-the-owner", letter.address());
        fillInDepartment(realm, owner);

        WebPage page = visitor.submit(open, filled(letter));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("There is an account with this address by now.");
        assertThat(page.document().select("#guest-log-in-form")).hasSize(1);
        reception.assertNothingHappened(letter, owner.id());
        assertThat(new Visitor().signIn(acme.app(), owner).claims().path("sub").asText())
                .isEqualTo(owner.id());
        Visitor guesser = new Visitor();
        WebPage login = guesser.openLogin(acme.app(), "openid");
        WebPage refused =
                guesser.signIn(login, new TestUser(owner.id(), owner.username(), Reception.PASSWORD, owner.email()));
        assertThat(refused.redirect()).isEmpty();
    }

    private static void fillInDepartment(TestRealm realm, TestUser user) {
        UserRepresentation filled = realm.admin().users().get(user.id()).toRepresentation();
        filled.singleAttribute("department", "Sales");
        realm.admin().users().get(user.id()).update(filled);
    }

    private static Map<String, String> filled(Letter letter) {
        Map<String, String> form = new HashMap<>(Reception.form(letter.address()));
        form.put("department", "Research");
        return form;
    }

    private static Map<String, String> filled(Letter letter, String field, String value) {
        Map<String, String> form = filled(letter);
        form.put(field, value);
        return form;
    }

    private static void assertNothingMade(Letter letter) {
        assertThat(reception.account(letter.address())).isEmpty();
        assertThat(reception.state(letter)).isEqualTo("open");
    }
}
