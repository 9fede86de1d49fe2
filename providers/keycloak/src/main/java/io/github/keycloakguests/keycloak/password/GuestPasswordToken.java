package io.github.keycloakguests.keycloak.password;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.guest.StoredPassword;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.UserModel;

/**
 * Lets a guest set a new password: good once, for {@link #LIFE}, and only as long as the guest has the password and the
 * address that it had when the link was mailed.
 */
public final class GuestPasswordToken extends DefaultActionToken {

    public static final String TYPE = "guest-password";

    static final Duration LIFE = Duration.ofHours(24);

    /** Which password is to be replaced. */
    @JsonProperty("pwd")
    private String replaced = "";

    @SuppressWarnings("unused") // Jackson
    private GuestPasswordToken() {}

    GuestPasswordToken(UserModel user, Instant now) {
        super(user.getId(), TYPE, (int) now.plus(LIFE).getEpochSecond(), null);
        setEmail(user.getEmail());
        this.replaced = StoredPassword.mark(user);
        this.issuedFor = GuestsClient.ID;
    }

    /** Whether nothing has changed about the guest since. */
    boolean fits(UserModel user) {
        return replaced.equals(StoredPassword.mark(user))
                && getEmail() != null
                && getEmail().equals(user.getEmail());
    }
}
