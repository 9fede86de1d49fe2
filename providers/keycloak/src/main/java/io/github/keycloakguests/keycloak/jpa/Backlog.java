package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.notification.MailLane;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What waits to be done in the background, of all realms together. */
public record Backlog(Map<MailLane, Queue> lanes, Queue grants) {

    static final Queue NOTHING = new Queue(0, 0, Optional.empty());

    /**
     * One kind of what waits.
     *
     * @param waiting how many there are
     * @param claimed of how many of them a node has taken hold
     * @param oldest since when the one waits that waits longest
     */
    public record Queue(long waiting, long claimed, Optional<Instant> oldest) {

        Queue and(Queue other) {
            return new Queue(
                    waiting + other.waiting,
                    claimed + other.claimed,
                    oldest.filter(it -> other.oldest.filter(it::isAfter).isEmpty())
                            .or(other::oldest));
        }
    }

    public Backlog {
        lanes = Map.copyOf(lanes);
    }

    public Queue mails(MailLane lane) {
        return lanes.getOrDefault(lane, NOTHING);
    }
}
