package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What inviters write arrives as they wrote it. */
@KeycloakTest
class MailWordsIT {

    private static Acme acme;
    private static int number;

    private TestRealm realm;
    private TestMail mail;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0} and {1}",
                "${link} ${realmName} #{1}",
                "<b>bold</b> & <script>alert(1)</script>",
                "it's \"quoted\" '{0}'",
                "Grüße, 你好, مرحبا 🎉",
                "<#assign x=1>${x}",
                "&lt;already escaped&gt;"
            })
    void meansEveryWordLiterally(String words) {
        String address = "literal" + ++number + "@words.test";

        Api.asAdministrator(realm)
                .invited(acme.space(), Map.of("to", address, "subject", words, "message", words + "\nsecond line"));

        ReceivedMail received = mail.await(address);
        assertThat(received.subject()).isEqualTo(words);
        assertThat(received.text()).contains("> " + words).contains("> second line");
        assertThat(Jsoup.parse(received.html()).select("blockquote").text()).isEqualTo(words + " second line");
        assertThat(Jsoup.parse(received.html()).select("b, script")).isEmpty();
    }

    @Test
    void greetsByNameWithoutReadingAnythingIntoIt() {
        Api.asAdministrator(realm)
                .invited(
                        acme.space(),
                        Map.of("to", List.of(Map.of("email", "named@words.test", "name", "${link} {0} <i>Ada</i>"))));

        ReceivedMail received = mail.await("named@words.test");

        assertThat(received.text()).contains("Hello ${link} {0} <i>Ada</i>,");
        assertThat(Jsoup.parse(received.html()).text()).contains("Hello ${link} {0} <i>Ada</i>,");
    }

    @Test
    void saysTheSameInTextAndHtml() {
        Api.asAdministrator(realm).invited(acme.space(), Map.of("to", "both@words.test", "permission", "edit"));

        ReceivedMail received = mail.await("both@words.test");

        assertThat(received.linksOfText()).hasSameElementsAs(received.links());
        for (String body : List.of(received.text(), Jsoup.parse(received.html()).text())) {
            assertThat(body).contains("acme", "Edit", "Access until", "Invitation valid until", "UTC");
        }
    }
}
