package io.github.keycloakguests.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;

/**
 * Grants about which Keycloak has nothing to say when a guest's access is over: sessions, codes and tokens are good, for
 * the end has been moved by somebody who did not have to end them. So all of them get as far as the clamp.
 */
@KeycloakTest
class RefusedGrantsIT {

    /** By grant, the event that a refusal leaves. */
    private static final Map<String, String> EVENTS = Map.of(
            "JWT grant (RFC 7523)", "JWT_AUTHORIZATION_GRANT_ERROR",
            "CIBA, approved before", "AUTHREQID_TO_TOKEN_ERROR",
            "device, approved before", "OAUTH2_DEVICE_CODE_TO_TOKEN_ERROR",
            "code from before", "CODE_TO_TOKEN_ERROR",
            "refresh token", "REFRESH_TOKEN_ERROR",
            "exchange of an access token", "TOKEN_EXCHANGE_ERROR",
            "UMA, with an access token", "PERMISSION_TOKEN_ERROR");

    private static Premises premises;

    private TestRealm realm;
    private TestClock clock;

    @BeforeAll
    static void everythingIsOpen(TestRealm realm, TestMail mail) {
        premises = new Premises(realm, mail);
        realm.change(it -> {
            it.setEventsEnabled(true);
            it.setEnabledEventTypes(List.copyOf(EVENTS.values()));
        });
    }

    @AfterAll
    static void closeTheOtherRealm() {
        premises.close();
    }

    @Test
    void areRefusedOneByOneAndLeaveNothingButAnEvent() {
        GrantWays grants = new GrantWays(premises, clock);
        TestUser guest = premises.guest("late", Map.of("period", "P4D"));
        var asking = EVENTS.keySet().stream()
                .map(it -> Map.entry(it, grants.grants().get(it).apply(guest)))
                .toList();
        moveTheEndBehindTheSessions(guest);
        clock.moveTo(premises.house().end(premises.space(), guest));
        int sessions = sessions(guest);

        asking.forEach(it -> assertRefused(it.getKey(), it.getValue().get()));

        assertThat(sessions(guest)).as("nobody has a session more").isEqualTo(sessions);
        assertThat(events(guest))
                .extracting(EventRepresentation::getType)
                .containsExactlyInAnyOrderElementsOf(EVENTS.values());
        assertThat(events(guest)).allSatisfy(it -> {
            assertThat(it.getClientId()).isEqualTo(premises.app().clientId());
            assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
            assertThat(it.getError())
                    .isEqualTo(it.getType().equals("REFRESH_TOKEN_ERROR") ? "invalid_token" : "access_denied");
        });
    }

    /** For a moment, sessions last so shortly that nothing outlasts the new end, and nothing is ended with the change. */
    private void moveTheEndBehindTheSessions(TestUser guest) {
        int longest = realm.admin().toRepresentation().getSsoSessionMaxLifespan();
        realm.change(it -> it.setSsoSessionMaxLifespan(30));
        premises.house().change(premises.space(), guest, Map.of("period", "PT1M"));
        realm.change(it -> it.setSsoSessionMaxLifespan(longest));
    }

    private static void assertRefused(String grant, Answer answer) {
        assertThat(answer.status()).as(grant + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).as(grant).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).as(grant).isEqualTo("Guest access has ended");
    }

    private int sessions(TestUser guest) {
        return realm.admin().users().get(guest.id()).getUserSessions().size();
    }

    private List<EventRepresentation> events(TestUser guest) {
        return realm.admin().getEvents(List.of(), null, guest.id(), null, null, null, null, null);
    }
}
