package io.github.keycloakguests.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invited, signed up, logged in, recognised. */
@Tag("journey")
@KeycloakTest
class FirstJourneyIT {

    private static Acme acme;

    private TestMail mail;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @Test
    void leadsFromTheMailIntoTheApplication() {
        Answer answer = acme.invite(Map.of("to", "ada@partner.test", "message", "See you there"));
        assertThat(answer.json().path("invited").asInt()).as(answer.body()).isEqualTo(1);

        String link = mail.await("ada@partner.test").link("/guests/join/");
        WebPage signUp = visitor.open(link);
        assertThat(signUp.status()).isEqualTo(200);
        assertThat(signUp.text()).contains("acme").contains("See you there");
        WebPage landed = visitor.submit(
                signUp,
                Map.of(
                        "displayName", "Ada",
                        "firstName", "Ada",
                        "lastName", "Lovelace",
                        "password", "countess-1815",
                        "password-confirm", "countess-1815"));

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(mail.await("ada@partner.test", 2).getLast().subject()).contains("acme");
        WebPage back = visitor.openLogin(acme.app(), "openid");
        Tokens tokens = acme.app().exchange(back.code());
        JsonNode id = Tokens.payload(tokens.idToken());
        assertThat(id.path("user_type").asText()).isEqualTo("guest");
        assertThat(id.at("/guest/org").asText()).isEqualTo("acme");
        assertThat(id.at("/guest/spaces/0/permission").asText()).isEqualTo("read");
        assertThat(id.at("/guest/exp").asLong()).isPositive();
    }
}
