package io.github.keycloakguests.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail, both parts, under every theme, in every language. */
class MailsTest {

    private static final StockTheme THEME = StockTheme.emailThemes().getFirst();

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyMail")
    void saysEverythingInWords(Scene scene, StockTheme theme, Locale language) {
        String html = Printer.htmlMail(scene, theme, language);
        String text = Printer.textMail(scene, theme, language);

        assertThat(List.of(html, text))
                .allSatisfy(part -> assertThat(part)
                        .doesNotContainPattern("guest[A-Z]\\w+")
                        .doesNotContainPattern("\\{\\d\\}")
                        .doesNotContain("${"));
        assertThat(text).doesNotContainPattern("&\\w+;").doesNotContain("<").doesNotContain("\n\n\n");
        assertThat(Jsoup.parse(html).selectFirst("html").attr("lang")).isEqualTo(language.getLanguage());
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyMail")
    void loadsNothingFromElsewhere(Scene scene, StockTheme theme, Locale language) {
        Document mail = Jsoup.parse(Printer.htmlMail(scene, theme, language));

        assertThat(mail.select("img, script, link, style, form")).isEmpty();
        assertThat(mail.select("a").eachAttr("href")).isSubsetOf(Scene.LINK, Scene.HOME);
    }

    @Test
    void leavesLinksAsTheyAre() {
        assertThat(text("invitation").lines()).contains(Scene.LINK);
        assertThat(text("welcome").lines()).contains(Scene.HOME);
        assertThat(html("invitation").select("a").eachAttr("href")).containsExactly(Scene.LINK, Scene.LINK);
        assertThat(html("welcome").select("a").eachAttr("href")).containsExactly(Scene.HOME, Scene.HOME);
        assertThat(html("welcome-bare").select("a")).isEmpty();
    }

    @Test
    void tellsWhoInvitesToWhatForHowLong() {
        for (String part : List.of(text("invitation"), html("invitation").text())) {
            assertThat(part)
                    .contains("Hello Ada Lovelace,", "Sam Rivers invites you to Marketing.", "Read", "19 Feb 2027")
                    .contains("28 Nov 2026, 12:00 CET", "here is the plan for spring.");
        }
        for (String part :
                List.of(text("invitation-bare"), html("invitation-bare").text())) {
            assertThat(part)
                    .contains("Hello,", "You are invited to Marketing.", "reviewer", "no end date")
                    .doesNotContain("essage");
        }
    }

    @Test
    void tellsWhenAccessBeginsOnlyIfThatLiesAhead() {
        for (String part :
                List.of(text("invitation-ahead"), html("invitation-ahead").text())) {
            assertThat(part).containsPattern("Access from:? 1 Feb 2027").containsPattern("Access until:? 19 Feb 2027");
        }
        for (String part : List.of(text("welcome-ahead"), html("welcome-ahead").text())) {
            assertThat(part)
                    .contains("Welcome! Your access to Marketing begins on 1 Feb 2027.")
                    .containsPattern("Access from:? 1 Feb 2027");
        }
        assertThat(text("invitation") + text("welcome")).doesNotContain("Access from", "begins");
        assertThat(text("welcome")).contains("Welcome! You now have access to Marketing.");
    }

    @Test
    void tellsGuestsWhatEndsWhen() {
        for (String part : List.of(text("ending"), html("ending").text())) {
            assertThat(part).contains("Hello Ada Lovelace,", "Your access to Marketing will end: 19 Feb 2027.");
        }
        for (String part : List.of(text("over-several"), html("over-several").text())) {
            assertThat(part)
                    .contains("Hello,", "Your access to the following has ended: 19 Feb 2027.", "Marketing", "Sales");
        }
        assertThat(text("ending").lines()).contains(Scene.HOME);
        assertThat(html("ending-several").select("li").eachText()).containsExactly("Marketing", "Sales");
    }

    @Test
    void tellsManagersWhoseAccessEnds() {
        for (String part : List.of(text("digest"), html("digest").text())) {
            assertThat(part)
                    .contains("Access will end", "Ada Lovelace", "Marketing \u2013 19 Feb 2027")
                    .contains("grace@example.org", "Sales \u2013 21 Feb 2027, 09:00 CET")
                    .contains("Access has ended", "Alan Turing")
                    .doesNotContain("more");
        }
        assertThat(text("digest-ending")).doesNotContain("has ended");
        assertThat(text("digest-ended")).doesNotContain("will end").contains("And 1234 more.");
        assertThat(html("digest").select("a").eachAttr("href")).containsExactly(Scene.HOME, Scene.HOME);
    }

    @Test
    void quotesTheMessageLineByLine() {
        assertThat(text("invitation").lines())
                .containsSubsequence("> Dear Ada,", "> here is the plan for spring.", "> ", "> See you soon, Sam");
    }

    @Test
    void printsWhatAVillainWritesAsItStands() {
        Villain villain = new Villain();

        assertThat(Scene.mailsWrittenBy(villain)).allSatisfy(scene -> {
            Document html = Jsoup.parse(Printer.htmlMail(scene, THEME, Locale.ENGLISH));
            // Codes, passwords and addresses are about no space.
            boolean aboutASpace = !List.of("guest-code.ftl", "guest-password.ftl", "guest-address.ftl")
                    .contains(scene.template());
            String written = villain.writes(aboutASpace ? "space" : "name");
            assertThat(html.select("script, b, a[href*=evil]")).isEmpty();
            assertThat(html.text()).contains(written);
            assertThat(Printer.textMail(scene, THEME, Locale.ENGLISH)).contains(written);
        });
        Scene invitation = Scene.mailsWrittenBy(villain).getFirst();
        for (String part : List.of(
                Jsoup.parse(Printer.htmlMail(invitation, THEME, Locale.ENGLISH)).text(),
                Printer.textMail(invitation, THEME, Locale.ENGLISH))) {
            assertThat(part)
                    .contains("Hello " + villain.writes("name") + ",")
                    .contains(villain.writes("inviter") + " invites you to " + villain.writes("space") + ".")
                    .contains(villain.writes("first line"), villain.writes("second line"))
                    .contains(villain.writes("level"), villain.writes("ends"), villain.writes("email"))
                    .contains(villain.writes("begins"));
        }
    }

    @Test
    void sendsACustomSubjectAsItStands() {
        String subject = new Villain().writes("subject");

        for (Locale language : Printer.LANGUAGES) {
            assertThat(Printer.subject(THEME, language, "guestCustomSubject", subject))
                    .isEqualTo(subject);
        }
        assertThat(Printer.subject(THEME, Locale.ENGLISH, "guestInvitationSubject", "Sam", "Marketing"))
                .isEqualTo("Sam invites you to Marketing");
    }

    @Test
    void knowsEveryTemplateThatIsShipped() {
        assertThat(Scene.mails().stream().map(Scene::template).distinct())
                .containsExactlyInAnyOrderElementsOf(Sources.mails("html"))
                .containsExactlyInAnyOrderElementsOf(Sources.mails("text"));
    }

    static Stream<Arguments> everyMail() {
        return Scene.mails().stream()
                .flatMap(scene -> StockTheme.emailThemes().stream()
                        .flatMap(theme ->
                                Printer.LANGUAGES.stream().map(language -> arguments(scene, theme, language))));
    }

    private static Document html(String name) {
        return Jsoup.parse(Printer.htmlMail(mail(name), THEME, Locale.ENGLISH));
    }

    private static String text(String name) {
        return Printer.textMail(mail(name), THEME, Locale.ENGLISH);
    }

    private static Scene mail(String name) {
        return Scene.mails().stream()
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
