package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.email.EmailAddress;

/** What the page shows about a password that has expired. */
public final class PasswordExpiredBean {

    private final EmailAddress to;
    private final boolean asked;

    PasswordExpiredBean(EmailAddress to, boolean asked) {
        this.to = to;
        this.asked = asked;
    }

    /** The address, of which whoever owns it knows it, and nobody else learns it. */
    public String getAddress() {
        return to.masked();
    }

    /** Whether a link was asked for just now. */
    public boolean isAsked() {
        return asked;
    }
}
