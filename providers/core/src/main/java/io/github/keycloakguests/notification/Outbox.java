package io.github.keycloakguests.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The mails of one realm that are to be sent, and what became of them. */
public interface Outbox {

    void add(Collection<Mail> mails);

    /**
     * Takes mails of that lane that are due for the caller alone, oldest first; they come back to the others when the lease is over.
     * Taking counts as an attempt ({@link Mail#claimed}).
     */
    List<Mail> claim(MailLane lane, int max, Instant now, Duration lease);

    /** Writes down what became of a claimed mail; false when its lease was over and another had taken it. */
    boolean settle(Mail mail);

    /** The newest mail of that kind about each of these, for those that have one. */
    Map<String, Mail> latestAbout(MailKind kind, Collection<String> ids);
}
