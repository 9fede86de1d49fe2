package io.github.keycloakguests.keycloak.signup;

import org.jspecify.annotations.Nullable;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/** Which language a page outside of a login speaks. */
final class PageLanguage {

    private final KeycloakSession session;
    private final RealmModel realm;

    PageLanguage(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** What the reader chose by the menu, or else what its browser prefers. */
    void asChosen() {
        // The helper behind the language menu of Keycloak's login pages (services, 26.7).
        LocaleUtil.processLocaleParam(session, realm, null);
    }

    /** The reader's choice by the menu, now or earlier, goes first; then the language of the invitation. */
    void prefer(@Nullable String locale) {
        asChosen();
        boolean chosen = session.getAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE) != null
                || session.getProvider(CookieProvider.class).get(CookieType.LOCALE) != null;
        if (!chosen && locale != null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
        }
    }
}
