package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody, perhaps somebody bad, took the invited address for its account before and never showed that it reads its mail. */
@KeycloakTest
class WaitingUnverifiedIT {

    private static final Map<String, String> JOIN = Map.of("answer", "join");

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
    void isNotAdoptedBySigningUp() {
        TestUser squatter = unverified("adopted");
        Letter letter = reception.invite(squatter.email());

        WebPage landing = visitor.open(letter.link());
        WebPage sent = visitor.post(letter.link(), Reception.form(squatter.email()));

        assertThat(landing.document().select("#guest-sign-up-form")).isEmpty();
        assertThat(sent.status()).isEqualTo(409);
        reception.assertNothingHappened(letter, squatter.id());
        assertThat(reception.account(squatter.email()).orElseThrow().isEmailVerified())
                .isFalse();
        assertThat(new Visitor()
                        .signIn(acme.app(), squatter)
                        .claims()
                        .path("sub")
                        .asText())
                .isEqualTo(squatter.id());
    }

    @Test
    void joinsAfterItHasReadItsMail() {
        TestUser patient = unverified("patient");
        Letter letter = reception.invite(patient.email());

        WebPage verify = visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), patient);
        assertThat(verify.text()).contains("You need to verify your email address");
        reception.assertNothingHappened(letter, patient.id());
        WebPage question = visitor.open(verification(patient));
        reception.assertNothingHappened(letter, patient.id());
        assertThat(question.text()).contains("Would you like to join acme as patient?");
        WebPage landed = visitor.submit(question, JOIN);

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(reception.membership(acme.space(), patient.id())).isPresent();
    }

    /** Whoever knows the password of such an account and has got hold of the link has not read the mail yet. */
    @Test
    void cannotAnswerBeforeItHasReadItsMail() {
        TestUser squatter = unverified("squatter");
        Letter letter = reception.invite(squatter.email());
        WebPage verify = visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), squatter);
        List<String> actions = verify.document().select("form, a[href]").stream()
                .map(it -> it.hasAttr("action") ? it.absUrl("action") : it.absUrl("href"))
                .filter(it -> it.contains("execution=VERIFY_EMAIL"))
                .toList();
        assertThat(actions).isNotEmpty();

        for (String action : actions) {
            visitor.post(action.replace("execution=VERIFY_EMAIL", "execution=guest-join"), JOIN);
            visitor.post(action, JOIN);
        }
        visitor.submit(visitor.open(letter.link()), Map.of());

        reception.assertNothingHappened(letter, squatter.id());
    }

    /** The page to verify the address may be switched off; that does not make the address its own. */
    @Test
    void cannotAnswerWhereNobodyVerifies() {
        TestUser squatter = unverified("unasked");
        Letter letter = reception.invite(squatter.email());
        switchVerification(false);
        try {
            WebPage wrong = visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), squatter);
            assertThat(wrong.text()).contains("This invitation is for another account");
            visitor.submit(wrong, JOIN);

            reception.assertNothingHappened(letter, squatter.id());
        } finally {
            switchVerification(true);
        }
    }

    private void switchVerification(boolean on) {
        var action = realm.admin().flows().getRequiredAction("VERIFY_EMAIL");
        action.setEnabled(on);
        realm.admin().flows().updateRequiredAction("VERIFY_EMAIL", action);
    }

    /** A login that began without the link knows of no invitation, whatever it is told. */
    @Test
    void cannotBringTheInvitationIntoALoginOfItsOwn() {
        TestUser insider = realm.createUser("insider", "secret-of-insider", "insider@partner.test");
        Letter letter = reception.invite(insider.email());

        WebPage back = visitor.signIn(
                visitor.open(acme.app()
                        .loginUrl(
                                "openid",
                                Map.of(
                                        "guest.invitation", letter.invitation(),
                                        "client_request_param_guest.invitation", letter.invitation(),
                                        "kc_action", "guest-join"))),
                insider);

        assertThat(back.document().select("#guest-join-form")).isEmpty();
        reception.assertNothingHappened(letter, insider.id());
    }

    private TestUser unverified(String name) {
        TestUser user = realm.createUser(name, "secret-of-" + name, name + "@partner.test");
        var account = realm.admin().users().get(user.id());
        var changed = account.toRepresentation();
        changed.setEmailVerified(false);
        account.update(changed);
        return user;
    }

    private String verification(TestUser user) {
        for (int mails = 1; ; mails++) {
            List<ReceivedMail> arrived = mail.await(user.email(), mails);
            mails = arrived.size();
            for (ReceivedMail it : arrived) {
                for (String link : it.links()) {
                    if (link.contains("/login-actions/action-token")) {
                        return link;
                    }
                }
            }
        }
    }
}
