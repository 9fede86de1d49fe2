package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.MailId;

/** A mail as it goes out: the words are all there. */
public record Letter(MailId id, EmailAddress to, String subject, String text, String html) {}
