package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The guest directory of one realm, for tests. */
public final class InMemoryGuestDirectory implements GuestDirectory {

    private final InMemoryGuestAccounts accounts;
    private final InMemoryGrants grants;
    private final InMemoryPlaces places;
    private final Map<String, Instant> activities = new HashMap<>();

    public InMemoryGuestDirectory(InMemoryGuestAccounts accounts, InMemoryGrants grants, InMemoryPlaces places) {
        this.accounts = accounts;
        this.grants = grants;
        this.places = places;
    }

    /** Notes when a guest was at a host last. */
    public synchronized void active(UserId guest, HostId host, Instant now) {
        places.seats().stream()
                .filter(it ->
                        it.stay().guest().equals(guest) && it.stay().host().equals(host))
                .forEach(it -> activities.put(it.key(), now));
    }

    @Override
    public synchronized List<Found> page(Search search, Instant now) {
        List<Found> all = places.seats().stream()
                .map(it -> new Found(key(it.key(), search.sort()), named(it.stay())))
                .filter(it -> matches(it.stay(), search, now))
                .sorted(order(search.sort()))
                .toList();
        if (search.page().after().isEmpty()) {
            return all.stream().limit(search.page().max()).toList();
        }
        String after = search.page().after().get();
        if (search.sort() == Sort.LAST_ACTIVITY) {
            return all.stream()
                    .filter(it -> after.matches("[0-9]{15}[.].*") && it.key().compareTo(after) < 0)
                    .limit(search.page().max())
                    .toList();
        }
        int first = all.stream().map(Found::key).toList().indexOf(after) + 1;
        return first == 0
                ? List.of()
                : all.stream().skip(first).limit(search.page().max()).toList();
    }

    @Override
    public synchronized int ending(Sight sight, Instant after, Instant until, int most) {
        return (int) places.seats().stream()
                .map(InMemoryPlaces.Seat::stay)
                .map(it -> lastEnd(it, sight))
                .filter(it -> it.isAfter(after) && !it.isAfter(until))
                .limit(most)
                .count();
    }

    @Override
    public synchronized List<Grant> grants(Sight sight, Filter filter, Page page, Instant now) {
        return places.seats().stream()
                .map(InMemoryPlaces.Seat::stay)
                .map(this::named)
                .filter(it -> called(it, filter))
                .flatMap(stay -> grants.of(stay.guest()).stream()
                        .filter(it -> it.access().host().equals(stay.host())))
                .filter(it -> it.state() != GrantState.ENDED)
                .filter(it -> sight.covers(it.access().host(), it.access().space(), it.sponsor()))
                .filter(it -> filter.space().map(it.access().space()::equals).orElse(true))
                .filter(it -> filter.type().map(it.charter().type()::equals).orElse(true))
                .filter(it ->
                        filter.state().map(stateOf(List.of(it), now)::equals).orElse(true))
                .sorted(Comparator.comparing(it -> it.id().value()))
                .filter(it -> page.after()
                        .map(after -> it.id().value().compareTo(after) > 0)
                        .orElse(true))
                .limit(page.max())
                .toList();
    }

    private static boolean called(Stay stay, Filter filter) {
        String text = filter.text().orElse("").strip().toLowerCase(Locale.ROOT);
        return name(stay).startsWith(text) || stay.person().email().value().startsWith(text);
    }

    /** Of what is seen and not ended; before everything if there is nothing. */
    private Instant lastEnd(Stay stay, Sight sight) {
        return grants.of(stay.guest()).stream()
                .filter(it -> it.access().host().equals(stay.host()) && it.state() != GrantState.ENDED)
                .filter(it -> sight.covers(stay.host(), it.access().space(), it.sponsor()))
                .map(it -> Optional.ofNullable(it.access().end()).orElse(Period.FARTHEST))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Of a list by activity, with the moment in front, in digits that sort as it does. */
    private String key(String stay, Sort sort) {
        return sort == Sort.LAST_ACTIVITY
                ? "%015d.%s"
                        .formatted(activities.getOrDefault(stay, Instant.EPOCH).toEpochMilli(), stay)
                : stay;
    }

    private Stay named(Stay stay) {
        return accounts.find(stay.guest())
                .map(it -> new Stay(
                        stay.guest(),
                        stay.host(),
                        new Stay.Person(it.displayName(), it.email()),
                        stay.type(),
                        stay.state(),
                        stay.end()))
                .orElse(stay);
    }

    private boolean matches(Stay stay, Search search, Instant now) {
        Sight sight = search.sight();
        Filter filter = search.filter();
        if (!called(stay, filter)) {
            return false;
        }
        boolean whole =
                sight.everything() || sight.managed().contains(stay.host().wholeSpace());
        if (whole && filter.space().isEmpty()) {
            return filter.type().map(stay.type()::equals).orElse(true)
                    && filter.state().map(stateOf(stay, now)::equals).orElse(true);
        }
        List<Grant> looked = grants.of(stay.guest()).stream()
                .filter(it -> it.access().host().equals(stay.host()))
                .filter(it -> sight.covers(stay.host(), it.access().space(), it.sponsor()))
                .filter(it -> filter.space().map(it.access().space()::equals).orElse(true))
                .filter(it -> filter.type().map(it.charter().type()::equals).orElse(true))
                .toList();
        return !looked.isEmpty()
                && filter.state().map(stateOf(looked, now)::equals).orElse(true);
    }

    private static State stateOf(Stay stay, Instant now) {
        if (stay.state() == GrantState.ENDED) {
            return State.ENDED;
        }
        if (!stay.takesPlaceAt(now)) {
            return State.EXPIRED;
        }
        return stay.state() == GrantState.ACTIVE ? State.ACTIVE : State.SUSPENDED;
    }

    private static State stateOf(List<Grant> looked, Instant now) {
        List<Grant> standing = looked.stream().filter(it -> it.standsAt(now)).toList();
        if (standing.stream().anyMatch(it -> it.state() == GrantState.ACTIVE)) {
            return State.ACTIVE;
        }
        if (!standing.isEmpty()) {
            return State.SUSPENDED;
        }
        return looked.stream().allMatch(it -> it.state() == GrantState.ENDED) ? State.ENDED : State.EXPIRED;
    }

    private static Comparator<Found> order(Sort sort) {
        Comparator<Found> byKey = Comparator.comparing(Found::key);
        return switch (sort) {
            case NAME -> Comparator.comparing((Found it) -> name(it.stay())).thenComparing(byKey);
            case EXPIRY ->
                Comparator.comparing((Found it) ->
                                Optional.ofNullable(it.stay().end()).orElse(Period.FARTHEST))
                        .thenComparing(byKey);
            case LAST_ACTIVITY -> byKey.reversed();
        };
    }

    private static String name(Stay stay) {
        String name = stay.person().name();
        return (name.isBlank() ? stay.person().email().value() : name).toLowerCase(Locale.ROOT);
    }
}
