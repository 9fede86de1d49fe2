package io.github.keycloakguests.tests.inbrowser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Chromium;
import io.github.keycloakguests.tests.browser.Look;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The journey as people see it, at a desk and on the way, by day and by night. */
@KeycloakTest
class JourneyInABrowserIT {

    /** A window, and how its screenshots are called. */
    record Place(String label, Look look) {

        @Override
        public String toString() {
            return label;
        }
    }

    static List<Place> places() {
        return List.of(
                new Place("desktop", Look.desktop()),
                new Place("desktop-dark", Look.desktop().dark()),
                new Place("desktop-de", Look.desktop().in("de")),
                new Place("phone", Look.phone()),
                new Place("phone-dark", Look.phone().dark()));
    }

    /** What a page has and a mail, framed by its reader's program, has not. */
    private static final List<String> FRAME =
            List.of("document-title", "landmark-one-main", "page-has-heading-one", "region");

    private static final String MAILBOX = "http://mailbox.test/";

    private static Application application;
    private static Reception reception;
    private static Acme acme;
    private static TestClient shop;
    private static String initech;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Chromium chromium;

    @BeforeAll
    static void anApplication(TestRealm realm, TestMail mail) {
        application = Application.open();
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        initech = realm.createOrganization("initech", "initech.test", application.url());
        acme.appoint(acme.alice(), initech);
        shop = realm.client("shop").redirectingTo(application.url() + "*").create();
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @ParameterizedTest
    @MethodSource("places")
    void leadsFromTheMailIntoTheApplicationByKeyboard(Place place) {
        Letter letter = invite(address("ada", place));
        try (BrowserContext window = chromium.window(place.look)) {
            Page page = opened(window);

            read(page, mail.await(letter.address()));
            look(page, "mail-invitation", place);
            page.locator("a").first().press("Enter");
            page.waitForURL(letter.link());
            look(page, "sign-up", place);
            type(page, "Ada", "Ada", "Lovelace", "short");
            page.keyboard().press("Enter");
            page.locator("#input-error-password-confirm").waitFor();
            look(page, "sign-up-errors", place);
            type(page, Reception.PASSWORD, "", Reception.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(application.url());

            assertThat(page.locator("h1").innerText()).isEqualTo(Application.HEADING);
            page.navigate(shop.loginUrl("openid"));
            page.waitForURL(application.url() + "callback*");
            String code = URI.create(page.url()).getQuery().replaceAll(".*\\bcode=([^&]*).*", "$1");
            assertThat(shop.exchange(code).claims().path("email").asText()).isEqualTo(letter.address());
            read(page, mail.await(letter.address(), 2).getLast());
            look(page, "mail-welcome", place);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void asksThoseWhoHaveAnAccountToConfirm(Place place) {
        TestUser known = realm.createUser("known-" + place.label, "secret-of-known", address("known", place));
        TestUser other = realm.createUser("other-" + place.label, "secret-of-other");
        Letter letter = invite(known.email());
        try (BrowserContext window = chromium.window(place.look)) {
            Page page = opened(window);

            page.navigate(shop.loginUrl("openid"));
            signIn(page, other);
            page.waitForURL(application.url() + "callback*");
            page.navigate(letter.link());
            look(page, "log-in", place);
            page.locator("#guest-log-in-submit").click();
            page.locator("button[value=switch]").waitFor();
            look(page, "wrong-account", place);
            page.locator("button[value=switch]").click();
            page.locator("#password").fill(known.password());
            page.locator("#kc-login").click();
            page.locator("#guest-join-yes").waitFor();
            look(page, "join", place);
            page.locator("#guest-join-yes").click();
            page.waitForURL(application.url());

            assertThat(reception.state(letter)).isEqualTo("accepted");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void tellsWhatIsOver(Place place) {
        TestUser guest = reception.guest(address("ended", place), Map.of("period", "P1D"));
        Letter letter = invite(address("late", place));
        clock.advance(Duration.ofDays(8));
        try (BrowserContext window = chromium.window(place.look)) {
            Page page = opened(window);

            page.navigate(letter.link());
            look(page, "link-over", place);
            page.locator("#guest-ask-submit").click();
            page.locator("#guest-asked-text").waitFor();
            look(page, "asked", place);
            page.navigate(letter.link() + "x");
            look(page, "link-unknown", place);
            page.navigate(shop.loginUrl("openid"));
            signIn(page, guest);
            page.locator("#guest-access-ended-text").waitFor();
            look(page, "access-ended", place);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void asksForTheCodeOfAMail(Place place) {
        TestUser guest = reception.guest(address("coded", place), Map.of("period", "P1D"));
        realm.withoutAttribute("guests.second-factor");
        try (BrowserContext window = chromium.window(place.look)) {
            Page page = opened(window);

            page.navigate(shop.loginUrl("openid"));
            signIn(page, guest);
            page.locator("#guest-code-form").waitFor();
            assertThat(page.locator("#guest-code-again").isDisabled()).isTrue();
            look(page, "code", place);
            page.keyboard().type("000 000");
            page.keyboard().press("Enter");
            page.locator("#input-error-code").waitFor();
            look(page, "code-wrong", place);
            ReceivedMail letter = mail.await(guest.email(), 3).getLast();
            page.keyboard().type(letter.text().replaceAll("(?s).*\\b(\\d{3})(\\d{3})\\b.*", "$1 $2"));
            page.keyboard().press("Enter");
            page.waitForURL(application.url() + "callback*");

            read(page, letter);
            look(page, "mail-code", place);
        } finally {
            realm.attribute("guests.second-factor", "never");
        }
    }

    private static Letter invite(String address) {
        return reception.inviteTo(
                initech,
                address,
                Map.of("message", "Dear Ada,\n\nthe drawings are in the folder “Engine”.\nSee you on Monday!\nAlice"));
    }

    private static String address(String name, Place place) {
        return name + "-" + place.label + "@partner.test";
    }

    private static Page opened(BrowserContext window) {
        window.setDefaultTimeout(10_000);
        return window.newPage();
    }

    /** As a mail program that follows the colours of the system shows it. */
    private static void read(Page page, ReceivedMail mail) {
        String html = "<style>:root { color-scheme: light dark; background: Canvas }</style>" + mail.html();
        page.route(
                MAILBOX,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html)));
        page.navigate(MAILBOX);
    }

    /** Field by field, each reached by the tabulator. */
    private static void type(Page page, String... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                page.keyboard().press("Tab");
            }
            if (!values[i].isEmpty()) {
                page.keyboard().type(values[i]);
            }
        }
    }

    private static void signIn(Page page, TestUser user) {
        page.locator("#username").fill(user.username());
        page.locator("#kc-login").click();
        page.locator("#password").fill(user.password());
        page.locator("#kc-login").click();
    }

    private void look(Page page, String what, Place place) {
        new Inspection(chromium, page.url().equals(MAILBOX) ? FRAME : List.of()).of(page, what + "-" + place.label);
    }
}
