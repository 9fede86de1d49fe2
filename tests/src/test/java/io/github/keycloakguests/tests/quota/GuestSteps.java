package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.quota.Books.Note;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The steps of a walk that change what guests and members are. */
final class GuestSteps {

    private final Ground ground;
    private final Books books;

    GuestSteps(Ground ground) {
        this.ground = ground;
        this.books = ground.books();
    }

    void endGrant() {
        guest(notes -> true).ifPresent(address -> {
            String space = ground.any(books.notes(address).keySet()).orElseThrow();
            String grant =
                    Objects.requireNonNull(books.notes(address).get(space)).grant();
            assertThat(ground.api().delete("grants/" + grant).status()).isEqualTo(204);
            books.end(address, List.of(space));
        });
    }

    void suspend() {
        guest(notes -> notes.values().stream().anyMatch(it -> !it.suspended())).ifPresent(address -> {
            Api.done(ground.api().post("guests/" + user(address) + "/suspend"));
            books.change(address, it -> new Note(it.grant(), it.end(), true));
        });
    }

    void resume() {
        guest(notes -> notes.values().stream().anyMatch(Note::suspended)).ifPresent(address -> {
            Api.done(ground.api().post("guests/" + user(address) + "/resume"));
            books.change(address, it -> new Note(it.grant(), it.end(), false));
        });
    }

    /** From now on for another period, be it over or not. */
    void extend() {
        guest(notes -> true).ifPresent(address -> {
            String space = ground.any(books.notes(address).keySet()).orElseThrow();
            Note note = Objects.requireNonNull(books.notes(address).get(space));
            Duration period = OfferSteps.period(ground);
            Instant now = ground.now();
            boolean expected = note.end().isAfter(now) || books.counters(now).used() < books.limit();

            Answer answer = ground.api().put("grants/" + note.grant(), Map.of("period", period.toString()));

            assertAnswered(answer, expected);
            if (expected) {
                books.seat(address, space, new Note(note.grant(), now.plus(period), note.suspended()));
            }
        });
    }

    void becomeMember() {
        guest(notes -> true).ifPresent(address -> {
            Api.done(ground.api().post("guests/" + user(address) + "/convert", Map.of("host", ground.host())));
            books.end(address, new HashSet<>(books.notes(address).keySet()));
            books.members().add(address);
        });
    }

    /** A place must be left without the ones that came with the membership. */
    void becomeGuest() {
        ground.any(books.members()).ifPresent(address -> {
            String space = ground.space();
            Duration period = OfferSteps.period(ground);
            Instant now = ground.now();
            Counters counters = books.counters(now);
            boolean expected = books.limit() - Books.RATIO > counters.used() + counters.reserved();

            Answer answer = ground.api()
                    .post("members/" + user(address) + "/convert", Map.of("space", space, "period", period.toString()));

            assertAnswered(answer, expected);
            if (expected) {
                books.members().remove(address);
                books.seat(address, space, new Note(answer.json().path("grant").asText(), now.plus(period), false));
            }
        });
    }

    void joinTheHost() {
        ground.any(books.outsiders()).ifPresent(address -> {
            ground.realm().addMember(ground.host(), account(address));
            books.outsiders().remove(address);
            books.members().add(address);
        });
    }

    void leaveTheHost() {
        ground.any(books.members()).ifPresent(address -> {
            ground.realm().removeMember(ground.host(), account(address));
            books.members().remove(address);
            books.outsiders().add(address);
        });
    }

    private static void assertAnswered(Answer answer, boolean done) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(done ? 200 : 409);
        if (!done) {
            assertThat(Api.error(answer)).isEqualTo("quota_exhausted");
        }
    }

    private Optional<String> guest(Predicate<Map<String, Note>> having) {
        return ground.any(books.guests().entrySet().stream()
                .filter(it -> having.test(it.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private TestUser account(String address) {
        return Objects.requireNonNull(books.accounts().get(address));
    }

    private String user(String address) {
        return account(address).id();
    }
}
