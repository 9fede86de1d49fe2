package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link shows to those who only look, and when it is over. */
@KeycloakTest
class OpeningALinkIT {

    /** Long enough for a slow machine to ask, short enough to be the end of the offer. */
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @Test
    void isGoodHoweverOftenItWasLookedAt() {
        Letter letter = reception.invite("often@partner.test");

        for (int i = 0; i < 10; i++) {
            assertThat(new Visitor().open(letter.link()).status()).isEqualTo(200);
            assertThat(new Visitor().head(letter.link()).status()).isEqualTo(200);
        }

        assertThat(reception.state(letter)).isEqualTo("open");
        assertThat(reception.signUp(visitor, letter).redirect().orElseThrow()).hasToString(Acme.APP);
    }

    @Test
    void isKeptByNoBrowserAndToldToNobody() {
        Letter letter = reception.invite("headers@partner.test");

        WebPage page = visitor.open(letter.link());

        assertUnseen(page);
        assertUnseen(visitor.head(letter.link()));
        assertUnseen(visitor.submit(page, Map.of()));
        assertUnseen(visitor.open(letter.link() + "x"));
    }

    private static void assertUnseen(WebPage page) {
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void outlivesAScannerThatSendsItsForms() {
        Letter letter = reception.invite("scanned@partner.test");

        WebPage form = visitor.submit(visitor.open(letter.link()), Map.of());
        WebPage login = new Visitor().post(letter.link() + "/login", Map.of());
        WebPage asked = new Visitor().post(letter.link() + "/ask", Map.of());

        assertThat(form.status()).isEqualTo(400);
        assertThat(form.text()).contains("Please enter the name that others should see.", "Please choose a password.");
        assertThat(login.status()).isLessThan(500);
        assertThat(asked.text()).contains("Thank you");
        assertThat(reception.account(letter.address())).isEmpty();
        assertThat(mail.to("alice@example.org")).isEmpty();
        assertThat(reception.signUp(new Visitor(), letter).redirect()).isPresent();
    }

    @Test
    void isUnknownWhenItWasDamaged() {
        Letter letter = reception.invite("damaged@partner.test");
        String link = letter.link();
        char last = link.charAt(link.length() - 5);
        String altered =
                link.substring(0, link.length() - 5) + (last == 'A' ? 'B' : 'A') + link.substring(link.length() - 4);

        assertUnknown(link.substring(0, link.length() - 1));
        assertUnknown(altered);
        assertUnknown(link.replace(letter.secret(), "7".repeat(200)));
        assertUnknown(link.replace(letter.secret(), "%3Cscript%3E"));
        assertThat(visitor.open(link.replace(letter.secret(), "")).status()).isEqualTo(404);
        assertThat(visitor.open(link).status()).isEqualTo(200);
    }

    @Test
    void isUnknownInAnotherRealm(TestMail ofBoth) {
        Letter letter = reception.invite("elsewhere@partner.test");
        try (TestRealm other = TestRealm.create(realm.server(), ofBoth)) {
            new Acme(other);

            assertUnknown(letter.link().replace("/" + realm.name() + "/", "/" + other.name() + "/"));
        }
        assertThat(visitor.open(letter.link()).status()).isEqualTo(200);
    }

    private void assertUnknown(String link) {
        WebPage page = visitor.open(link);
        assertThat(page.status()).as(link).isEqualTo(404);
        assertThat(page.text()).contains("There is no invitation for this link.");
        assertNeutral(page);
        assertThat(page.document().select("#guest-ask-form")).isEmpty();
    }

    private static void assertNeutral(WebPage page) {
        assertThat(page.document().html()).doesNotContainIgnoringCase("acme").doesNotContainIgnoringCase("alice");
        assertThat(page.text()).doesNotContain("@");
    }

    @Test
    void isOverWhenItsTimeIs() {
        Letter letter = reception.invite("late@partner.test");

        clock.advance(Duration.ofDays(7).minus(A_MOMENT));
        assertThat(visitor.open(letter.link()).status()).isEqualTo(200);

        clock.advance(A_MOMENT.plusSeconds(1));
        WebPage page = visitor.open(letter.link());
        WebPage sent = new Visitor().post(letter.link(), Reception.form(letter.address()));

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("The time for accepting this invitation is over.");
        assertNeutral(page);
        assertThat(sent.status()).isEqualTo(410);
        assertThat(reception.account(letter.address())).isEmpty();
    }

    @Test
    void isOverWhenItWasTakenBack() {
        Letter letter = reception.invite("revoked@partner.test");
        WebPage open = visitor.open(letter.link());

        assertThat(acme.call("DELETE", "invitations/" + letter.invitation()).status())
                .isEqualTo(204);
        WebPage page = visitor.submit(open, Reception.form(letter.address()));

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("This invitation is no longer valid.");
        assertNeutral(page);
        assertThat(new Visitor().post(letter.link() + "/login", Map.of()).status())
                .isEqualTo(410);
        assertThat(reception.account(letter.address())).isEmpty();
    }

    @Test
    void isOverWhenItWasUsed() {
        Letter letter = reception.invite("used@partner.test");
        reception.signUp(visitor, letter);

        WebPage page = new Visitor().open(letter.link());

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("This invitation has already been accepted.");
        assertNeutral(page);
        assertThat(page.document().select("#guest-ask-form")).isEmpty();
        assertThat(page.link("#guest-link-over-home")).isEqualTo(Acme.APP);
    }

    @Test
    void asksTheInviterOnceADay() {
        Letter letter = reception.invite("asking@partner.test");
        clock.advance(Duration.ofDays(8));
        int before = mail.to("alice@example.org").size();

        WebPage asked = visitor.submit(visitor.open(letter.link()), Map.of());
        mail.await("alice@example.org", before + 1);
        visitor.submit(visitor.open(letter.link()), Map.of());
        clock.advance(Duration.ofHours(25));
        visitor.submit(visitor.open(letter.link()), Map.of());

        // The third has come, so the second would have.
        assertThat(mail.await("alice@example.org", before + 2))
                .hasSize(before + 2)
                .allSatisfy(it -> {
                    assertThat(it.subject()).contains("acme");
                    assertThat(it.html()).doesNotContain(letter.secret());
                });
        assertThat(asked.text()).contains("If that is possible, your request has been passed on.");
    }

    @Test
    void answersThoseWhoAskWithAnUnknownLinkTheSame() {
        Letter letter = reception.invite("stranger@partner.test");
        WebPage known = visitor.post(letter.link() + "/ask", Map.of());

        WebPage unknown = visitor.post(letter.link().replace(letter.secret(), "A".repeat(43)) + "/ask", Map.of());

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    /** Where the language menu leads after a form was sent: never to an error. */
    @ParameterizedTest
    @ValueSource(strings = {"/ask", "/login"})
    void leadsBackToThePageFromTheAddressesOfItsForms(String form) {
        Letter letter = reception.invite("menu" + form.substring(1) + "@partner.test");

        WebPage page = visitor.open(letter.link() + form + "?kc_locale=de");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("lädt Sie zu");
    }
}
