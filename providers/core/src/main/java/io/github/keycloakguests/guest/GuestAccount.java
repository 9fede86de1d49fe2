package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import java.time.Instant;

/** That a user is a guest, of which type, and under which address it was invited. */
public record GuestAccount(UserId user, String type, String displayName, EmailAddress email, Instant since) {}
