package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import java.time.Instant;

/** That a user has grants as a guest, of which type, on what footing, and under which address it was invited. */
public record GuestAccount(
        UserId user, Footing footing, String type, String displayName, EmailAddress email, Instant since) {}
