package io.github.keycloakguests.tests.quota;

import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Where a walk takes place: one host at a time, with one part, and the books about it. */
final class Ground {

    private final TestRealm realm;
    private final TestMail mail;
    private final TestClock clock;
    private final Random random;
    private final Books books = new Books();
    private Duration ahead = Duration.ZERO;
    private String host = "";
    private String part = "";

    Ground(TestRealm realm, TestMail mail, TestClock clock, Random random) {
        this.realm = realm;
        this.mail = mail;
        this.clock = clock;
        this.random = random;
    }

    /** Goes on at a host that is there from now on. */
    void enter(String newHost) {
        host = newHost;
        part = api().part(newHost, "part");
    }

    TestRealm realm() {
        return realm;
    }

    TestMail mail() {
        return mail;
    }

    Random random() {
        return random;
    }

    Books books() {
        return books;
    }

    String host() {
        return host;
    }

    Api api() {
        return Api.asAdministrator(realm);
    }

    void advance(Duration duration) {
        clock.advance(duration);
        ahead = ahead.plus(duration);
    }

    /** As the server has it, but for what two machines may differ. */
    Instant now() {
        return Instant.now().plus(ahead);
    }

    String space() {
        return random.nextBoolean() ? host : part;
    }

    <T> Optional<T> any(Collection<T> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(some).get(random.nextInt(some.size())));
    }
}
