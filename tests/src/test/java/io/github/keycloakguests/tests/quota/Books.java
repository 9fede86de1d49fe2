package io.github.keycloakguests.tests.quota;

import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an attentive clerk writes down about one host, to know at any time how its places stand; people go by address. */
final class Books {

    static final int BASE = 3;
    static final int RATIO = 1;

    /** An invitation that nobody has accepted or taken back. */
    record Offer(String id, String address, String space, String subject, Instant end, boolean held) {

        Offer freed() {
            return new Offer(id, address, space, subject, end, false);
        }
    }

    /** A grant that nobody has ended. */
    record Note(String grant, Instant end, boolean suspended) {}

    private final Map<String, TestUser> accounts = new LinkedHashMap<>();
    private final Map<String, Map<String, Note>> guests = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Set<String> outsiders = new LinkedHashSet<>();

    /** Everybody who has an account in the realm. */
    Map<String, TestUser> accounts() {
        return accounts;
    }

    /** The members of the host. */
    Set<String> members() {
        return members;
    }

    /** Members of the realm who belong to the host in no way. */
    Set<String> outsiders() {
        return outsiders;
    }

    /** Those who have grants, over or not, by space. */
    Map<String, Map<String, Note>> guests() {
        return guests;
    }

    Map<String, Offer> offers() {
        return offers;
    }

    long limit() {
        return BASE + (long) RATIO * members.size();
    }

    Counters counters(Instant now) {
        return new Counters(
                guests.keySet().stream().filter(it -> seated(it, now)).count(),
                open(now).stream().filter(Offer::held).count());
    }

    long left(Instant now) {
        Counters counters = counters(now);
        return Math.max(0, limit() - counters.used() - counters.reserved());
    }

    /** Whether somebody takes a place, suspended or not. */
    boolean seated(String address, Instant now) {
        return notes(address).values().stream().anyMatch(it -> it.end().isAfter(now));
    }

    boolean live(String address, Instant now) {
        return notes(address).values().stream()
                .anyMatch(it -> !it.suspended() && it.end().isAfter(now));
    }

    Map<String, Note> notes(String address) {
        return guests.getOrDefault(address, Map.of());
    }

    List<Offer> open(Instant now) {
        return offers.values().stream().filter(it -> it.end().isAfter(now)).toList();
    }

    /** Somebody has a place now, by this grant, and needs none that its offers hold. */
    void seat(String address, String space, Note note) {
        guests.computeIfAbsent(address, it -> new HashMap<>()).put(space, note);
        offers.replaceAll((id, offer) -> offer.address().equals(address) ? offer.freed() : offer);
    }

    void change(String address, UnaryOperator<Note> change) {
        guests.getOrDefault(address, new HashMap<>()).replaceAll((space, note) -> change.apply(note));
    }

    void end(String address, Collection<String> spaces) {
        Map<String, Note> notes = guests.getOrDefault(address, new HashMap<>());
        spaces.forEach(notes::remove);
        if (notes.isEmpty()) {
            guests.remove(address);
        }
    }

    /** The host is gone, and another one begins; people stay. */
    void close() {
        guests.clear();
        offers.clear();
        outsiders.addAll(members);
        members.clear();
    }
}
