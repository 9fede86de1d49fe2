package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guest at a host: the sum of its grants there, which takes one place as long as one of them stands. */
public record Stay(
        UserId guest,
        HostId host,
        Person person,
        String type,
        GrantState state,
        @Nullable Instant end) {

    /** Who it is, as lists show it. */
    public record Person(String name, EmailAddress email) {}

    /**
     * The stay that these grants make; empty without any. Of several that stand, the one that lasts longest says when it
     * ends; when all are over, the one that ended last.
     */
    public static Optional<Stay> of(GuestAccount account, HostId host, List<Grant> grants) {
        List<Grant> here =
                grants.stream().filter(it -> it.access().host().equals(host)).toList();
        List<Grant> standing =
                here.stream().filter(it -> it.state() != GrantState.ENDED).toList();
        return (standing.isEmpty() ? here : standing)
                .stream()
                        .max(Comparator.comparing(Stay::endOrNever))
                        .map(last -> new Stay(
                                account.user(),
                                host,
                                new Person(account.displayName(), account.email()),
                                last.charter().type(),
                                standing.stream().anyMatch(it -> it.state() == GrantState.ACTIVE)
                                        ? GrantState.ACTIVE
                                        : standing.isEmpty() ? GrantState.ENDED : GrantState.SUSPENDED,
                                last.access().end()));
    }

    /** Whether it takes a place at that moment. */
    public boolean takesPlaceAt(Instant now) {
        return state != GrantState.ENDED && (end == null || now.isBefore(end));
    }

    private static Instant endOrNever(Grant grant) {
        Instant end = grant.access().end();
        return end == null ? Period.FARTHEST : end;
    }
}
