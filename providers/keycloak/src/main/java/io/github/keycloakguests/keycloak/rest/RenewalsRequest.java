package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.lifecycle.Renewal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which grants are to be renewed, by their ids or by what they have in common, and for how long. */
public record RenewalsRequest(
        @Nullable List<@Nullable String> ids,
        @Nullable Filter filter,
        @Nullable String after,
        @Nullable String mode,
        @Nullable String until) {

    /** How many one call renews. */
    static final int MOST = 500;

    private static final GuestDirectory.State[] STATES = {
        GuestDirectory.State.ACTIVE, GuestDirectory.State.SUSPENDED, GuestDirectory.State.EXPIRED
    };

    /** What they have in common; all that is not ended without any condition. */
    public record Filter(
            @Nullable String space,
            @Nullable String state,
            @Nullable String type,
            @Nullable String search) {}

    Renewal renewal() {
        return new RenewalRequest(mode, until).renewal();
    }

    /** The ids, each once; empty when a filter is given. */
    Optional<Set<GrantId>> chosen() {
        if ((ids == null) == (filter == null)) {
            throw Problems.invalid("ids", "Either ids or a filter.");
        }
        if (after != null && filter == null) {
            throw Problems.invalid("after", "Only with a filter.");
        }
        return Optional.ofNullable(ids).map(RenewalsRequest::read);
    }

    GuestDirectory.Filter conditions(Permissions permissions) {
        Filter given = filter == null ? new Filter(null, null, null, null) : filter;
        return new GuestDirectory.Filter(
                Optional.ofNullable(given.space())
                        .map(it ->
                                permissions.space(Ids.space(it), Rank.INVITER).id()),
                Typed.constant(given.state(), "state", STATES),
                Optional.ofNullable(given.type()),
                Paging.search(given.search()));
    }

    private static Set<GrantId> read(List<@Nullable String> ids) {
        if (ids.isEmpty()) {
            throw Problems.invalid("ids", "At least one id.");
        }
        if (ids.size() > MOST) {
            throw Problems.tooManyGrants(MOST);
        }
        Set<GrantId> read = new LinkedHashSet<>();
        for (String id : ids) {
            if (id == null) {
                throw Problems.invalid("ids", "Ids are texts.");
            }
            read.add(new GrantId(id));
        }
        return read;
    }
}
