package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.keycloak.guest.StoredPassword;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.utils.SecureContextResolver;

/**
 * The browser in front of which a user sits, if that wanted not to be asked for codes there any more: known by a cookie. It is
 * forgotten with another password, another address, and whenever the sessions of the user are ended for good. Where
 * cookies go, and when they are secure, is told by helpers of Keycloak's services (26.7).
 */
final class RememberedBrowser {

    private static final String COOKIE = "GUEST_BROWSER";

    private final KeycloakSession session;
    private final RealmModel realm;

    RememberedBrowser(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** From that moment on; whatever the browser remembered of another user it forgets. */
    void remember(UserModel user, Instant typed, Duration life) {
        String token = session.tokens().encode(new BrowserToken(user, typed, bond(user)));
        // Lax: whoever comes back from an identity provider brings it along.
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(token)
                        .path(AuthenticationManager.getRealmCookiePath(
                                realm, session.getContext().getUri()))
                        .maxAge((int) life.toSeconds())
                        .httpOnly(true)
                        .secure(SecureContextResolver.isSecureContext(session))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** When the user typed a code here, and wanted that remembered. */
    Optional<Instant> typed(UserModel user) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE);
        return Optional.ofNullable(cookie)
                .map(it -> session.tokens().decode(it.getValue(), BrowserToken.class))
                .filter(it -> it.isOf(user, bond(user)))
                .map(BrowserToken::typed)
                .filter(it -> it.getEpochSecond() >= notBefore(user));
    }

    private long notBefore(UserModel user) {
        return Math.max(realm.getNotBefore(), session.users().getNotBeforeOfUser(realm, user));
    }

    private static String bond(UserModel user) {
        return HashUtils.sha256UrlEncodedHash(
                StoredPassword.mark(user) + " " + user.getEmail(), StandardCharsets.UTF_8);
    }
}
