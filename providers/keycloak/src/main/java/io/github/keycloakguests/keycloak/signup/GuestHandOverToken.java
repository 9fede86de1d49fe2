package io.github.keycloakguests.keycloak.signup;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import java.time.Instant;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.UserModel;

/** Hands a guest who has just signed up over to Keycloak's login: bound to the user, good once, for a minute. */
public final class GuestHandOverToken extends DefaultActionToken {

    public static final String TYPE = "guest-hand-over";

    private static final int SECONDS = 60;

    @JsonProperty("inv")
    private String invitation = "";

    @SuppressWarnings("unused") // Jackson
    private GuestHandOverToken() {}

    GuestHandOverToken(UserModel user, InvitationId invitation, Instant now) {
        super(user.getId(), TYPE, (int) (now.getEpochSecond() + SECONDS), null);
        this.invitation = invitation.value();
        this.issuedFor = GuestsClient.ID;
    }

    InvitationId invitation() {
        return new InvitationId(invitation);
    }
}
