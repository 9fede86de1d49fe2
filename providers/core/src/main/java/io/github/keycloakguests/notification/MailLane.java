package io.github.keycloakguests.notification;

/** Mails that wait in a row for one another, and for no others. */
public enum MailLane {
    /** Somebody sits before a page and waits. */
    CODES,
    LETTERS
}
