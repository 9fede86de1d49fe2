package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.JsonWebToken;

/** The end of a token, {@code exp}, which comes no later than that of its guest's access. */
public final class TokenEnd {

    private TokenEnd() {}

    /** Brings it forward as far as needed; offline tokens have none of their own. */
    public static void bound(@Nullable JsonWebToken token, Admission admission) {
        if (token != null && admission instanceof Admission.Until until && outlasts(token.getExp(), until)) {
            token.exp(until.lastSecond());
        }
    }

    private static boolean outlasts(@Nullable Long exp, Admission.Until until) {
        return exp == null || exp == 0 || exp > until.lastSecond();
    }
}
