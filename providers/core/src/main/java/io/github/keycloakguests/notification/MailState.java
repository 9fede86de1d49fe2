package io.github.keycloakguests.notification;

/** How far a mail has come. */
public enum MailState {
    QUEUED,
    SENT,
    /** Given up, with the words of the mail server. */
    FAILED,
    /** Not wanted any more before it was sent. */
    DROPPED
}
