package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guest directory in the database. */
public final class JpaGuestDirectory implements GuestDirectory {

    private final RealmRows rows;

    public JpaGuestDirectory(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public List<Found> page(Search search, Instant now) {
        Sight sight = search.sight();
        if (!sight.everything() && sight.managed().isEmpty() && sight.inviting().isEmpty()) {
            return List.of();
        }
        Optional<String> after = search.page().after();
        Optional<StayPlace> from = after.flatMap(it -> place(it, search.sort()));
        if (after.isPresent() && from.isEmpty()) {
            // The row is gone, and with it the place in the list.
            return List.of();
        }
        return rows.values(
                new StayQuery(search, wholeHosts(sight), now).in(rows, from), it -> it.toFound(search.sort()));
    }

    @Override
    public int ending(Sight sight, Instant after, Instant until, int most) {
        return new EndingQuery(rows, sight, wholeHosts(sight), after, until).count(most);
    }

    @Override
    public List<Grant> grants(Sight sight, Filter filter, Page page, Instant now) {
        Where where = new Where().and("g.state <> 'ENDED'");
        new Sighted(sight, "g").answeredFor(where);
        filter.space().ifPresent(it -> where.and("g.spaceId = :space").with("space", it.value()));
        filter.type().ifPresent(it -> where.and("g.type = :type").with("type", it));
        filter.state().ifPresent(it -> inState(it, where, now));
        filter.text()
                .map(Beginning::new)
                .ifPresent(it -> where.and("exists (select 1 from StayEntity s where s.realmId = :realm"
                                + " and s.userId = g.userId and s.hostId = g.hostId"
                                + " and (s.nameKey like :text escape '!' or s.email like :text escape '!'))")
                        .with("text", it.pattern()));
        page.after().ifPresent(it -> where.and("g.id > :after").with("after", it));
        String text = "select g from GrantEntity g where g.realmId = :realm" + where.text() + " order by g.id";
        return rows.values(
                where.bound(rows.select(text, GrantEntity.class)).setMaxResults(page.max()), GrantEntity::toGrant);
    }

    private static void inState(State state, Where where, Instant now) {
        String condition = switch (state) {
            case ACTIVE -> "g.state = 'ACTIVE' and (g.endsAt is null or g.endsAt > :now)";
            case SUSPENDED -> "g.state = 'SUSPENDED' and (g.endsAt is null or g.endsAt > :now)";
            case EXPIRED -> "g.endsAt <= :now";
            // None of what is not ended.
            case ENDED -> "g.endsAt < :now and g.endsAt > :now";
        };
        where.and(condition).with("now", now.toEpochMilli());
    }

    /** Which of the managed scopes are hosts: nobody stays at one that has no row of places. */
    private Set<String> wholeHosts(Sight sight) {
        Set<String> hosts = new HashSet<>();
        if (!sight.everything()) {
            for (List<SpaceId> portion : RealmRows.portions(sight.managed())) {
                hosts.addAll(rows.select(
                                "select q.hostId from QuotaEntity q where q.realmId = :realm and q.hostId in :scopes",
                                String.class)
                        .setParameter(
                                "scopes", portion.stream().map(SpaceId::value).toList())
                        .getResultList());
            }
        }
        return hosts;
    }

    /** Of the row by which the page before ended: as the key says, or as it is now. */
    private Optional<StayPlace> place(String key, Sort sort) {
        return sort == Sort.LAST_ACTIVITY ? StayPlace.read(key) : found(key, sort);
    }

    private Optional<StayPlace> found(String id, Sort sort) {
        return rows
                .select(
                        "select " + StayQuery.sortedBy(sort)
                                + " from StayEntity s where s.realmId = :realm and s.id = :id",
                        Object.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(it -> new StayPlace(it, id));
    }
}
