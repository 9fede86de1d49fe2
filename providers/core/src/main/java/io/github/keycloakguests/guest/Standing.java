package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a guest stands.
 *
 * @param account absent when only the role says guest
 * @param grants every one it ever had
 * @param demands the second step that spaces of its grants demand at login; those that demand none are left out
 * @param passwords what hosts of its grants say about its password; those that say nothing are left out
 */
public record Standing(
        Optional<GuestAccount> account,
        List<Grant> grants,
        Map<SpaceId, SecondFactor> demands,
        Map<HostId, PasswordTerm> passwords) {

    public Standing {
        grants = List.copyOf(grants);
        demands = Map.copyOf(demands);
        passwords = Map.copyOf(passwords);
    }

    /** Of somebody whose spaces demand nothing, and whose hosts say nothing. */
    public Standing(Optional<GuestAccount> account, List<Grant> grants) {
        this(account, grants, Map.of(), Map.of());
    }

    /** The second step that a space demands at login. */
    public SecondFactor demandOf(SpaceId space) {
        return demands.getOrDefault(space, SecondFactor.NEVER);
    }

    /** What that host says about its password. */
    public Optional<PasswordTerm> passwordTermAt(HostId host) {
        return Optional.ofNullable(passwords.get(host));
    }

    /** Whether it was in the realm before its grants, which then decide nothing about its coming in. */
    public boolean member() {
        return account.map(it -> it.footing() == Footing.MEMBER).orElse(false);
    }

    /** The same with the grants of those hosts alone. */
    public Standing at(Predicate<HostId> hosts) {
        return with(it -> hosts.test(it.access().host()));
    }

    /** The same with some of the grants alone. */
    public Standing with(Predicate<Grant> some) {
        return new Standing(account, grants.stream().filter(some).toList(), demands, passwords);
    }

    /** Whether it is let in at that moment, and until when. */
    public Admission admissionAt(Instant now) {
        if (member()) {
            return new Admission.Lasting();
        }
        return admittedAt(now) ? lastingFrom(now) : refusalAt(now);
    }

    /** The grants that let it in at that moment. */
    public List<Grant> liveAt(Instant now) {
        return grants.stream().filter(it -> it.liveAt(now)).toList();
    }

    /** Those that let it in at that moment, and by which it has yet to come into Keycloak's groups. */
    public List<Grant> begunAt(Instant now) {
        return grants.stream().filter(it -> it.waiting() && it.liveAt(now)).toList();
    }

    /** Whether a grant lets it in at that moment. */
    public boolean admittedAt(Instant now) {
        return grants.stream().anyMatch(it -> it.liveAt(now));
    }

    /**
     * Since when it has been let in at that moment without a gap that its grants show. One that was closed by a change is not
     * among them, for then its sessions ended.
     */
    public Instant admittedSince(Instant now) {
        Instant since = now;
        Instant earlier = startOf(liveAt(now), since);
        while (earlier.isBefore(since)) {
            since = earlier;
            earlier = startOf(reaching(since), since);
        }
        return since;
    }

    private List<Grant> reaching(Instant moment) {
        return grants.stream()
                .filter(it -> it.access().end() == null || !it.access().end().isBefore(moment))
                .toList();
    }

    private static Instant startOf(List<Grant> some, Instant otherwise) {
        return some.stream()
                .map(it -> it.access().start())
                .min(Comparator.naturalOrder())
                .filter(it -> it.isBefore(otherwise))
                .orElse(otherwise);
    }

    /** The host that is meant: the one that was chosen, or else the only one that it is let in at, or ever had grants at. */
    public Optional<HostId> host(Optional<HostId> chosen, Instant now) {
        return chosen.or(() -> only(liveAt(now))).or(() -> only(grants));
    }

    /** Of the grants that are over, the one that ended last; a guest whose grants all lie ahead has none. */
    public Optional<Grant> lastEnded(Instant now) {
        return grants.stream()
                .filter(it -> !it.liveAt(now) && !now.isBefore(it.access().start()))
                .max(Comparator.comparing(it -> it.access().end() == null
                        ? it.access().start()
                        : it.access().end()));
    }

    /** Grants that begin before the others are over carry on where these end. */
    private Admission lastingFrom(Instant now) {
        Instant reached = now;
        while (true) {
            Instant end = reached;
            for (Grant grant : liveAt(reached)) {
                if (grant.access().end() == null) {
                    return new Admission.Lasting();
                }
                end = grant.access().end().isAfter(end) ? grant.access().end() : end;
            }
            if (end.equals(reached)) {
                return new Admission.Until(end);
            }
            reached = end;
        }
    }

    private Admission refusalAt(Instant now) {
        Optional<Grant> suspended = grants.stream()
                .filter(it -> it.state() == GrantState.SUSPENDED && it.standsAt(now))
                .findFirst();
        if (suspended.isPresent()) {
            return new Admission.Refused(Admission.Reason.SUSPENDED, suspended);
        }
        Optional<Grant> next = grants.stream()
                .filter(it -> it.state() == GrantState.ACTIVE && it.standsAt(now))
                .min(Comparator.comparing(it -> it.access().start()));
        return next.isPresent()
                ? new Admission.Refused(Admission.Reason.NOT_BEGUN, next)
                : new Admission.Refused(Admission.Reason.ENDED, lastEnded(now));
    }

    private static Optional<HostId> only(List<Grant> grants) {
        List<HostId> hosts =
                grants.stream().map(it -> it.access().host()).distinct().toList();
        return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
    }
}
