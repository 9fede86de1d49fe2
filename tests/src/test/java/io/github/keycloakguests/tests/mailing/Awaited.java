package io.github.keycloakguests.tests.mailing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.api.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Asks the API again until the outbox has done its part. */
final class Awaited {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Awaited() {}

    /** The mail of an invitation in that state. */
    static JsonNode mailOf(Api caller, String invitation, String state) {
        return mailOf(caller, invitation, it -> it.path("state").asText().equals(state));
    }

    /** The mail of an invitation, after an attempt to which these words were the answer. */
    static JsonNode failure(Api caller, String invitation, String words) {
        return mailOf(
                caller,
                invitation,
                it -> it.has("error") && it.path("error").asText().contains(words));
    }

    /**
     * The mail of an invitation after that many attempts, the last of which is over: an attempt is counted when it begins, and
     * how long the pause after it is only known at its end.
     */
    static JsonNode attempts(Api caller, String invitation, int number, Instant notAgainBefore) {
        return mailOf(
                caller,
                invitation,
                it -> it.path("attempts").asInt() == number
                        && Instant.parse(it.path("nextAttemptAt").asText()).isAfter(notAgainBefore));
    }

    private static JsonNode mailOf(Api caller, String invitation, Predicate<JsonNode> so) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode mail = caller.invitation(invitation).path("mail");
            if (so.test(mail)) {
                return mail;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still " + mail);
            }
        }
    }
}
