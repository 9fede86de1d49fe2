package io.github.keycloakguests.notification;

/** What a mail is for; it decides which letter is written when its turn comes. */
public enum MailKind {
    /** To the invited: about an invitation. */
    INVITATION,
    /** To a guest who has just joined: about the invitation it accepted. */
    WELCOME,
    /** To a sponsor: the invited asks for a new invitation, about the one that is over. */
    ASKED
}
