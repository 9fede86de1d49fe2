package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A search for stays in the words of the database. Who sees whole hosts is answered from the stays alone, so that an index
 * leads; who sees parts of them is answered by the grants there, of which there may be others that it does not see.
 */
final class StayQuery {

    private final GuestDirectory.Search search;
    private final Set<String> hosts;
    private final Instant now;
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * What finds a page.
     *
     * @param hosts which of the managed scopes are hosts
     */
    StayQuery(GuestDirectory.Search search, Set<String> hosts, Instant now) {
        this.search = search;
        this.hosts = hosts;
        this.now = now;
    }

    /** The column that the list is sorted by. */
    static String sortedBy(GuestDirectory.Sort sort) {
        return switch (sort) {
            case NAME -> "s.nameKey";
            case EXPIRY -> "s.untilAt";
            case LAST_ACTIVITY -> "s.lastActivity";
        };
    }

    /** The whole, from the row on by which the page before ended. */
    TypedQuery<StayEntity> in(RealmRows rows, Optional<StayPlace> from) {
        String column = sortedBy(search.sort());
        boolean down = search.sort() == GuestDirectory.Sort.LAST_ACTIVITY;
        String direction = down ? " desc" : "";
        String text = "select s from StayEntity s where s.realmId = :realm" + seen() + named()
                + from.map(it -> after(column, down ? "<" : ">", it)).orElse("") + " order by " + column + direction
                + ", s.id" + direction;
        TypedQuery<StayEntity> query =
                rows.select(text, StayEntity.class).setMaxResults(search.page().max());
        parameters.forEach(query::setParameter);
        return query;
    }

    private String after(String column, String further, StayPlace from) {
        String value = bound("from", from.value());
        return " and " + column + " " + further + "= " + value + " and (" + column + " " + further + " " + value
                + " or s.id " + further + " "
                + bound("after", from.id()) + ")";
    }

    private String named() {
        return search.filter()
                .text()
                .map(it -> bound("text", beginning(it)))
                .map(it -> " and (s.nameKey like " + it + " escape '!' or s.email like " + it + " escape '!')")
                .orElse("");
    }

    private String seen() {
        Sight sight = search.sight();
        if (search.filter().space().isPresent()) {
            return byGrants();
        }
        if (sight.everything()) {
            return byStay();
        }
        if (hosts.isEmpty()) {
            return byGrants();
        }
        String whole = " s.hostId in " + bound("hosts", hosts) + byStay();
        return hosts.size() == sight.managed().size() && sight.inviting().isEmpty()
                ? " and" + whole
                : " and ((" + whole + ") or (s.hostId not in :hosts" + byGrants() + "))";
    }

    private String byStay() {
        String type = search.filter()
                .type()
                .map(it -> " and s.type = " + bound("type", it))
                .orElse("");
        return type
                + search.filter()
                        .state()
                        .map(it -> switch (it) {
                            case ACTIVE -> " and s.state = 'ACTIVE' and s.untilAt > " + boundNow();
                            case SUSPENDED -> " and s.state = 'SUSPENDED' and s.untilAt > " + boundNow();
                            case EXPIRED -> " and s.state <> 'ENDED' and s.untilAt <= " + boundNow();
                            case ENDED -> " and s.state = 'ENDED'";
                        })
                        .orElse("");
    }

    private String byGrants() {
        return search.filter()
                .state()
                .map(it -> switch (it) {
                    case ACTIVE -> some(lasting("= 'ACTIVE'"));
                    case SUSPENDED -> some(lasting("= 'SUSPENDED'")) + none(lasting("= 'ACTIVE'"));
                    case EXPIRED -> some(" and g.state <> 'ENDED'") + none(lasting("<> 'ENDED'"));
                    case ENDED -> some("") + none(" and g.state <> 'ENDED'");
                })
                .orElseGet(() -> some(""));
    }

    private String lasting(String state) {
        return " and g.state " + state + " and (g.endsAt is null or g.endsAt > " + boundNow() + ")";
    }

    private String some(String condition) {
        return " and exists (" + grants() + condition + ")";
    }

    private String none(String condition) {
        return " and not exists (" + grants() + condition + ")";
    }

    /** The grants that the guest has there, and that are looked at. */
    private String grants() {
        GuestDirectory.Filter filter = search.filter();
        return "select 1 from GrantEntity g where g.realmId = :realm and g.userId = s.userId and g.hostId = s.hostId"
                + (search.sight().everything() ? "" : " and (" + covered() + ")")
                + filter.space()
                        .map(it -> " and g.spaceId = " + bound("space", it.value()))
                        .orElse("")
                + filter.type().map(it -> " and g.type = " + bound("type", it)).orElse("");
    }

    private String covered() {
        Sight sight = search.sight();
        List<String> ways = new ArrayList<>();
        if (!sight.managed().isEmpty()) {
            ways.add(within(bound("managed", values(sight.managed()))));
        }
        if (!sight.inviting().isEmpty()) {
            ways.add("(g.sponsorId = " + bound("self", sight.self().value()) + " and ("
                    + within(bound("inviting", values(sight.inviting()))) + "))");
        }
        return String.join(" or ", ways);
    }

    private static String within(String scopes) {
        return "g.spaceId in " + scopes + " or g.hostId in " + scopes;
    }

    private String boundNow() {
        return bound("now", now.toEpochMilli());
    }

    private String bound(String name, Object value) {
        parameters.put(name, value);
        return ":" + name;
    }

    /** A pattern for what begins so, in which nothing that was typed is a wildcard. */
    private static String beginning(String typed) {
        return typed.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }

    private static List<String> values(Set<SpaceId> scopes) {
        return scopes.stream().map(SpaceId::value).toList();
    }
}
