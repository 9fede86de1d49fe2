package io.github.keycloakguests.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page under every theme, in every language. */
class PagesTest {

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyPage")
    void saysEverythingInWords(Scene scene, StockTheme theme, Locale language) {
        String html = Printer.page(scene, theme, language);

        assertThat(html).doesNotContainPattern("guest[A-Z]\\w+").doesNotContainPattern("\\{\\d\\}");
        assertThat(Jsoup.parse(html).text()).doesNotContain("${", "passwordConfirm", "requiredFields");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyPage")
    void canBeUsedWithoutSeeingIt(Scene scene, StockTheme theme, Locale language) {
        Document page = Jsoup.parse(Printer.page(scene, theme, language));

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h1").text()).isNotBlank();
        assertThat(page.title()).isEqualTo(page.select("h1").text());
        assertThat(page.select("h2, h3, h4, h5, h6")).isEmpty();
        assertThat(page.select("[autofocus]")).hasSizeLessThanOrEqualTo(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(visibleControls(page))
                .allSatisfy(control -> assertThat(page.select("label[for=" + control.id() + "]"))
                        .as("label of " + control.id())
                        .hasSize(1));
        assertThat(page.select("[aria-describedby]"))
                .allSatisfy(control -> assertThat(
                                List.of(control.attr("aria-describedby").split(" ")))
                        .allSatisfy(
                                id -> assertThat(page.getElementById(id)).as(id).isNotNull()));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyPage")
    void bringsNothingInlineAndLinksNowhereElse(Scene scene, StockTheme theme, Locale language) {
        Document page = Jsoup.parse(Printer.page(scene, theme, language));

        Elements ours = page.select(".guest-summary, .guest-note, .guest-form, .guest-buttons, [id^=guest-]");
        assertThat(ours.select("[style], [onclick], script, style")).isEmpty();
        assertThat(page.select("link[href$=/css/guest.css]")).hasSize(1);
        assertThat(page.select("a[href^=http]").eachAttr("href")).isSubsetOf(Scene.HOME);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void asksOnlyForWhatTheGuestMayChoose(StockTheme theme) {
        Document page = page("sign-up", theme);

        assertThat(page.select("#guest-sign-up-form [name]").eachAttr("name"))
                .containsExactly("displayName", "firstName", "lastName", "locale", "password", "password-confirm");
        assertThat(page.selectFirst("#guest-email").hasAttr("readonly")).isTrue();
        assertThat(page.selectFirst("#guest-email").val()).isEqualTo("ada@example.org");
        assertThat(page.selectFirst("#guest-sign-up-form").attr("action")).isEqualTo(Scene.ACTION);
        assertThat(page.select("input[type=password]").eachAttr("autocomplete"))
                .containsExactly("new-password", "new-password");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void tellsWhoInvitesToWhatForHowLong(StockTheme theme) {
        assertThat(page("sign-up", theme).select(".guest-summary").text())
                .contains("Sam Rivers invites you to Marketing.")
                .contains("Message from Sam Rivers: Dear Ada, here is the plan for spring.")
                .contains("Permission Read")
                .contains("Access until 19 Feb 2027")
                .contains("Invitation valid until 28 Nov 2026, 12:00 CET");
        assertThat(page("sign-up-bare", theme).select(".guest-summary").text())
                .contains("You are invited to Marketing.")
                .contains("Permission reviewer")
                .contains("Access until no end date")
                .doesNotContain("essage");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void keepsLineBreaksOfTheMessage(StockTheme theme) {
        assertThat(page("sign-up", theme).select("blockquote br")).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void warnsThatAnotherAccountIsLoggedOut(StockTheme theme) {
        assertThat(page("sign-up", theme).select("#guest-other-account").text()).contains("bob");
        assertThat(page("sign-up-bare", theme).select("#guest-other-account")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void suggestsTheNameOfTheInvitationUntilAnotherIsTyped(StockTheme theme) {
        assertThat(page("sign-up", theme).selectFirst("#displayName").val()).isEqualTo("Ada Lovelace");
        assertThat(page("sign-up-bare", theme).selectFirst("#displayName").val())
                .isEmpty();
        assertThat(page("sign-up-again", theme).selectFirst("#displayName").val())
                .isEqualTo("Ada L.");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void putsTheCursorIntoTheFirstEmptyField(StockTheme theme) {
        assertThat(page("sign-up-bare", theme).select("[autofocus]").eachAttr("id"))
                .containsExactly("displayName");
        assertThat(page("sign-up-again", theme).select("[autofocus]").eachAttr("id"))
                .containsExactly("password");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void showsEachErrorAtItsField(StockTheme theme) {
        Document page = page("sign-up-again", theme);

        for (String field : List.of("displayName", "firstName", "password", "password-confirm")) {
            assertThat(page.select("#input-error-" + field).text()).as(field).contains(field);
        }
        assertThat(page.select("#input-error-guest-email").text()).contains("email");
        for (String field : List.of("displayName", "password", "password-confirm", "guest-email")) {
            assertThat(page.getElementById(field).attr("aria-describedby")).contains("input-error-" + field);
            assertThat(page.getElementById(field).attr("aria-invalid")).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void offersTwoAnswersWhereThereIsAChoice(StockTheme theme) {
        assertThat(page("join", theme).select("button[name=answer]").eachAttr("value"))
                .containsExactly("join", "later");
        assertThat(page("wrong-account", theme).select("button[name=answer]").eachAttr("value"))
                .containsExactly("switch", "later");
        assertThat(page("join", theme).selectFirst("#guest-join-form").attr("action"))
                .isEqualTo(Scene.ACTION);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void letsAskForANewInvitationOrSaysWhomToAsk(StockTheme theme) {
        assertThat(page("link-expired", theme).selectFirst("#guest-ask-form").attr("action"))
                .isEqualTo(Scene.ACTION);
        assertThat(page("link-expired", theme).select("#guest-link-over-advice"))
                .isEmpty();
        assertThat(page("link-revoked", theme).select("#guest-ask-form")).isEmpty();
        assertThat(page("link-revoked", theme).select("#guest-link-over-advice"))
                .hasSize(1);
        assertThat(page("link-used", theme).selectFirst("#guest-link-over-home").attr("href"))
                .isEqualTo(Scene.HOME);
        assertThat(page("link-of-a-later-version", theme).text())
                .isEqualTo(page("link-unknown", theme).text());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void saysWhyAnOfferCannotBeTaken(StockTheme theme) {
        assertThat(page("unavailable-offer", theme)
                        .select("#guest-unavailable-text")
                        .text())
                .startsWith("This invitation cannot be accepted at the moment.");
        assertThat(page("unavailable-no-place", theme)
                        .select("#guest-unavailable-text")
                        .text())
                .startsWith("Acme has no place for another guest at the moment. Please ask Sam Rivers");
        assertThat(page("unavailable-no-place-inside", theme)
                        .select("#guest-unavailable-text")
                        .text())
                .startsWith("Acme has no place for another guest at the moment. Please ask the person who invited you");
        assertThat(page("unavailable-spaces-limit-inside", theme)
                        .select("#guest-unavailable-text")
                        .text())
                .startsWith("You already have guest access in as many places");
        assertThat(page("unavailable-member-inside", theme)
                        .select("#guest-unavailable-text")
                        .text())
                .startsWith("You belong to Marketing already");
        assertThat(page("unavailable-of-a-later-version", theme).text())
                .isEqualTo(page("unavailable-offer", theme).text());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void letsALoginGoOnWithoutTheOffer(StockTheme theme) {
        assertThat(page("unavailable-no-place-inside", theme)
                        .select("button[name=answer]")
                        .eachAttr("value"))
                .containsExactly("later");
        assertThat(page("unavailable-no-place", theme).select("button[name=answer]"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void tellsPausedFromEnded(StockTheme theme) {
        assertThat(page("paused", theme).selectFirst("h1").text()).isEqualTo("Your access is paused");
        assertThat(page("paused", theme).select("#guest-access-ended-text").text())
                .isEqualTo("Your access to Marketing is paused.");
        assertThat(page("paused-bare", theme).select("#guest-access-ended-text").text())
                .isEqualTo("Your guest access is paused.");
        assertThat(page("ended", theme).selectFirst("h1").text()).isEqualTo("Your access has ended");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void tellsWhenAccessBegins(StockTheme theme) {
        assertThat(page("to-come", theme).selectFirst("h1").text()).isEqualTo("Your access has not begun yet");
        assertThat(page("to-come", theme).select("#guest-access-ended-text").text())
                .isEqualTo("Your access to Marketing begins on 1 Feb 2027, 09:00 CET.");
        assertThat(page("to-come-on", theme).select("#guest-access-ended-text").text())
                .isEqualTo("Your guest access begins on 1 Feb 2027, 09:00 CET.");
        assertThat(page("to-come-bare", theme)
                        .select("#guest-access-ended-text")
                        .text())
                .isEqualTo("Your guest access has not begun yet.");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void linksToTheWebOnly(StockTheme theme) {
        Scene scene = Scene.linkOver("used", null, "javascript:alert(1)//https://");

        assertThat(Printer.page(scene, theme, Locale.ENGLISH)).doesNotContain("alert(1)");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void printsWhatAVillainWritesAsItStands(StockTheme theme) {
        Villain villain = new Villain();

        assertThat(Scene.pagesWrittenBy(villain)).allSatisfy(scene -> {
            Document page = Jsoup.parse(Printer.page(scene, theme, Locale.ENGLISH));
            assertThat(page.select("script").eachAttr("src"))
                    .noneMatch(String::isEmpty)
                    .isNotNull();
            assertThat(page.select("b, a[href*=evil]")).isEmpty();
            assertThat(page.select("script").stream().map(Element::data)).noneMatch(it -> it.contains("alert"));
            assertThat(page.title()).isEqualTo(page.select("h1").text());
        });
        Document signUp = page(Scene.pagesWrittenBy(villain), "sign-up", theme);
        assertThat(signUp.text())
                .contains(villain.writes("inviter") + " invites you to " + villain.writes("space") + ".")
                .contains(villain.writes("level"))
                .contains(villain.writes("ends"))
                .contains(villain.writes("first line"), villain.writes("second line"))
                .contains("You are logged in as " + villain.writes("other") + " in this browser.");
        assertThat(signUp.selectFirst("h1").text()).isEqualTo("Join " + villain.writes("space"));
        assertThat(signUp.selectFirst("#displayName").val()).isEqualTo(villain.writes("typed"));
        assertThat(signUp.selectFirst("#guest-email").val()).isEqualTo(villain.writes("email"));
        assertThat(page(Scene.pagesWrittenBy(villain), "wrong-account", theme).text())
                .contains("You are logged in as " + villain.writes("account") + ". The invitation to "
                        + villain.writes("space") + " was sent to " + villain.writes("email"));
        assertThat(page(Scene.pagesWrittenBy(villain), "unavailable-no-place", theme)
                        .text())
                .contains(villain.writes("space") + " has no place for another guest at the moment. Please ask "
                        + villain.writes("inviter"));
        assertThat(page(Scene.pagesWrittenBy(villain), "paused", theme).text())
                .contains("Your access to " + villain.writes("space") + " is paused.");
        assertThat(page(Scene.pagesWrittenBy(villain), "ended", theme).text())
                .contains("Your access to " + villain.writes("space") + " ended on " + villain.writes("moment"));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void doesWithoutLanguagesToChooseFrom(StockTheme theme) {
        assertThat(Scene.pages())
                .allSatisfy(scene -> assertThat(Jsoup.parse(Printer.pageInOneLanguage(scene, theme))
                                .select("h1")
                                .text())
                        .isNotBlank());
    }

    @Test
    void knowsEveryTemplateThatIsShipped() {
        assertThat(Scene.pages().stream().map(Scene::template).distinct())
                .containsExactlyInAnyOrderElementsOf(Sources.pages());
    }

    static Stream<StockTheme> themes() {
        return StockTheme.loginThemes().stream();
    }

    static Stream<Arguments> everyPage() {
        return Scene.pages().stream()
                .flatMap(scene -> themes().flatMap(theme ->
                        Printer.LANGUAGES.stream().map(language -> arguments(scene, theme, language))));
    }

    private static Document page(String name, StockTheme theme) {
        return page(Scene.pages(), name, theme);
    }

    private static Document page(List<Scene> scenes, String name, StockTheme theme) {
        return scenes.stream()
                .filter(scene -> scene.name().equals(name))
                .map(scene -> Jsoup.parse(Printer.page(scene, theme, Locale.ENGLISH)))
                .findFirst()
                .orElseThrow();
    }

    private static Elements visibleControls(Document page) {
        return page.select(".guest-form input:not([type=hidden]), .guest-form select, .guest-form textarea");
    }
}
