package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.SubjectLine;
import org.jspecify.annotations.Nullable;

/** How an invitation speaks: an own subject and message if the inviter gave them, in the language of the invited. */
public record Wording(
        @Nullable SubjectLine subject,
        @Nullable PersonalMessage message,
        @Nullable String locale) {}
