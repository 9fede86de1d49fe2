package io.github.keycloakguests.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The mails of one realm that are to be sent, and what became of them. */
public interface Outbox {

    void add(Collection<Mail> mails);

    /**
     * Takes mails of that lane that are due for the caller alone, oldest first; they come back to the others when the lease is over.
     * Taking counts as an attempt ({@link Mail#claimed}).
     *
     * @param now by which it is told what is due, but for what others have taken
     */
    Claim claim(MailLane lane, int max, Instant now, Lease lease);

    /** Keeps what of a claim is not settled yet and still the caller's, until that moment. */
    void renew(Claim claim, Instant until);

    /** Gives back what of a claim is not settled yet and still the caller's, as if it had never been taken. */
    void release(Claim claim);

    /** Writes down what became of a claimed mail; false when its lease was over and another had taken it. */
    boolean settle(Mail mail);

    /** The newest mail of that kind about each of these, for those that have one. */
    Map<String, Mail> latestAbout(MailKind kind, Collection<String> ids);
}
