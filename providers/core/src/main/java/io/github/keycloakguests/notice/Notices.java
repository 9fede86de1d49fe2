package io.github.keycloakguests.notice;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.MailId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who was told of what, and who is yet to be told, in one realm. */
public interface Notices {

    /** For how long after an end it is known who was told of it, and after which nobody is told any more. */
    Duration KEPT = Duration.ofDays(30);

    /**
     * Notes that somebody is told by that mail, or without one that it is to be told by the next digest. False when it was
     * noted before, by whomever: then it is not to be told again.
     *
     * @param origin the public address of the server
     */
    boolean note(Notice notice, Optional<MailId> mail, String origin, Instant now);

    /** Those for whom something waits, in no order. */
    List<Waiting> waiting();

    /** Puts all that waits for somebody into one mail; how many notices that were. Of several who try it one does. */
    int gather(UserId recipient, MailId mail);

    /** What a mail tells, by its end. */
    List<Notice> in(MailId mail);

    /** Forgets notices of ends before that moment, at most so many; how many that were. */
    int forget(Instant before, int max);

    /**
     * That something waits for somebody.
     *
     * @param since when the first of it was noted
     * @param latest when the last of it was noted
     * @param nextEnd the first of the ends that it is about
     * @param origin the public address of the server
     */
    record Waiting(UserId recipient, Instant since, Instant latest, Instant nextEnd, String origin) {}
}
