package io.github.keycloakguests.notification;

/** What a mail is for; it decides which letter is written when its turn comes. */
public enum MailKind {
    /** To the invited: about an invitation. */
    INVITATION,
    /** To a guest who has just joined: about the invitation it accepted. */
    WELCOME,
    /** To a sponsor: the invited asks for a new invitation, about the one that is over. */
    ASKED,
    /** To a guest: access will end, about one of the grants that do. */
    ENDING,
    /** To a guest: access has ended, about one of the grants that have. */
    OVER,
    /** To somebody who manages guests: whose access ends or has ended, about the recipient. */
    DIGEST,
    /** To somebody who looks after a guest: it has another address, about the guest. */
    ADDRESS,
    /** To a guest: a link to set a new password, about the guest. */
    PASSWORD,
    /** To a guest who logs in: a code, about the guest. */
    CODE;

    /** The row in which mails of this kind wait. */
    public MailLane lane() {
        return this == CODE ? MailLane.CODES : MailLane.LETTERS;
    }
}
