package io.github.keycloakguests.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A text that an administrator broke keeps back its own mails, and only until it is mended. */
@KeycloakTest
class AMailThatCannotBeWrittenIT {

    private static final String SUBJECT = "guestInvitationSubject";

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @Test
    void waitsByItselfUntilTheTextIsMended() {
        realm.admin().localization().saveRealmLocalizationText("en", SUBJECT, "{not a pattern");
        String kept = acme.inviteOne("kept@partner.test");
        acme.invite(Map.of("to", "other@partner.test", "subject", "Come in"));

        assertThat(mail.await("other@partner.test").subject()).isEqualTo("Come in");
        Answer waiting = acme.call("GET", "invitations/" + kept);
        assertThat(waiting.json().at("/mail/state").asText()).isEqualTo("queued");
        assertThat(waiting.json().at("/mail/error").asText()).contains("guest-invitation.ftl");
        assertThat(mail.to("kept@partner.test")).isEmpty();

        realm.admin().localization().deleteRealmLocalizationText("en", SUBJECT);
        clock.advance(Duration.ofMinutes(2));

        assertThat(mail.await("kept@partner.test").links()).isNotEmpty();
    }
}
