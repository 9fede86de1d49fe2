package io.github.keycloakguests.keycloak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.notification.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.keycloak.email.EmailException;

class MailFailureTest {

    @Test
    void takesTheServersVerdictOnARecipientForFinal() {
        SendFailedException failure =
                new SendFailedException("Invalid Addresses", new SendFailedException("550 5.1.1 No such user here"));

        assertThat(MailFailure.delivery(failure)).isEqualTo(new Delivery.Rejected("550 5.1.1 No such user here"));
    }

    @Test
    void triesAgainAfterATemporaryAnswer() {
        SendFailedException failure = new SendFailedException(
                "Invalid Addresses", new SendFailedException("451 4.7.1 Greylisted, try later"));

        assertThat(MailFailure.delivery(failure)).isEqualTo(new Delivery.Delayed("451 4.7.1 Greylisted, try later"));
    }

    @Test
    void triesAgainWhenNobodyAnswered() {
        MessagingException failure =
                new MessagingException("Couldn't connect to host", new IOException("Connection refused on port 587 "));

        assertThat(MailFailure.delivery(failure)).isEqualTo(new Delivery.Delayed("Connection refused on port 587 "));
    }

    @Test
    void triesAgainWhenThePasswordIsWrong() {
        EmailException failure = new EmailException(
                "Password based SMTP connect failed", new MessagingException("535 5.7.8 Authentication failed"));

        assertThat(MailFailure.delivery(failure)).isEqualTo(new Delivery.Delayed("535 5.7.8 Authentication failed"));
    }
}
