package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts whose access ends between two moments, each time along an index: over the ends of stays where a whole host is
 * seen, over the ends of grants in parts of others, over the sponsor of grants where only the own ones are.
 */
final class EndingQuery {

    private final RealmRows rows;
    private final Sight sight;
    private final Set<String> hosts;
    private final Instant after;
    private final Instant until;

    /**
     * What counts.
     *
     * @param hosts which of the managed scopes are hosts
     */
    EndingQuery(RealmRows rows, Sight sight, Set<String> hosts, Instant after, Instant until) {
        this.rows = rows;
        this.sight = sight;
        this.hosts = hosts;
        this.after = after;
        this.until = until;
    }

    int count(int most) {
        if (sight.everything()) {
            return stays(new Where(), most);
        }
        int whole = hosts.isEmpty()
                ? 0
                : stays(new Where().and("s.hostId in :hosts").with("hosts", hosts), most);
        Set<List<Object>> others = new HashSet<>();
        List<String> parts = sight.managed().stream()
                .map(SpaceId::value)
                .filter(it -> !hosts.contains(it))
                .toList();
        if (!parts.isEmpty()) {
            others.addAll(grants(new Where().and("g.spaceId in :parts").with("parts", parts), most));
        }
        if (!sight.inviting().isEmpty()) {
            others.addAll(grants(new Where().and("g.sponsorId = :self"), most));
        }
        return Math.min(most, whole + others.size());
    }

    private int stays(Where where, int most) {
        where.and("s.untilAt > :after and s.untilAt <= :until and s.state <> 'ENDED'");
        return found(
                        rows.select(
                                "select s.id from StayEntity s where s.realmId = :realm" + where.text(), String.class),
                        where,
                        most)
                .size();
    }

    /** Guest and host: whoever is seen in several spaces counts once, by the grant that lasts longest. */
    private List<List<Object>> grants(Where where, int most) {
        where.and("g.endsAt > :after and g.endsAt <= :until and g.state <> 'ENDED'");
        new Sighted(sight, "g").answeredFor(where);
        Where longer = new Where().and("l.state <> 'ENDED' and (l.endsAt is null or l.endsAt > :until)");
        new Sighted(sight, "l").answeredFor(longer);
        where.and("not exists (select 1 from GrantEntity l where l.realmId = :realm and l.userId = g.userId"
                + " and l.hostId = g.hostId" + longer.text() + ")");
        if (!hosts.isEmpty()) {
            where.and("g.hostId not in :hosts").with("hosts", hosts);
        }
        return found(
                        rows.select(
                                "select distinct g.userId, g.hostId from GrantEntity g where g.realmId = :realm"
                                        + where.text(),
                                Object[].class),
                        where,
                        most)
                .stream()
                .map(Arrays::asList)
                .toList();
    }

    private <T> List<T> found(TypedQuery<T> query, Where where, int most) {
        return where.bound(query)
                .setParameter("after", after.toEpochMilli())
                .setParameter("until", until.toEpochMilli())
                .setMaxResults(most)
                .getResultList();
    }
}
