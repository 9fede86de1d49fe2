package io.github.keycloakguests.keycloak.otp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.keycloak.TokenCategory;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/** Says that a code was right in this browser. Signed with a key of the realm that nobody else has. */
final class BrowserToken extends JsonWebToken {

    private static final String TYPE = "guest-browser";

    @JsonProperty("bond")
    private String bond = "";

    @SuppressWarnings("unused") // Jackson
    private BrowserToken() {}

    /**
     * That the code of that user was right at that moment.
     *
     * @param bond what the user has to be like for it to count
     */
    BrowserToken(UserModel user, Instant typed, String bond) {
        type(TYPE);
        subject(user.getId());
        iat(typed.getEpochSecond());
        this.bond = bond;
    }

    /** Whether it was made for that user, and for no other purpose. */
    boolean isOf(UserModel user, String itsBond) {
        return TYPE.equals(getType()) && user.getId().equals(getSubject()) && getIat() != null && bond.equals(itsBond);
    }

    Instant typed() {
        return Instant.ofEpochSecond(getIat());
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
