package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.space.SpaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The condition that leaves of rows with a host and a space those that somebody may see. */
final class Sighted {

    private final Sight sight;
    private final String row;

    /** Rows by the name that the query gives them. */
    Sighted(Sight sight, String row) {
        this.sight = sight;
        this.row = row;
    }

    /** Of rows with a sponsor: whoever merely invites in a scope sees its own there. */
    void answeredFor(Where where) {
        if (!sight.inviting().isEmpty() && !sight.everything()) {
            where.with("self", sight.self().value());
        }
        narrow(where, among("inviting") + " and " + row + ".sponsorId = :self");
    }

    /** Of rows without a sponsor: whoever invites in a scope sees all of them there. */
    void any(Where where) {
        narrow(where, among("inviting"));
    }

    private void narrow(Where where, String inviting) {
        if (sight.everything()) {
            return;
        }
        List<String> either = new ArrayList<>();
        if (!sight.managed().isEmpty()) {
            where.with("managed", ids(sight.managed()));
            either.add(among("managed"));
        }
        if (!sight.inviting().isEmpty()) {
            where.with("inviting", ids(sight.inviting()));
            either.add(inviting);
        }
        where.and(either.isEmpty() ? "1 = 0" : "(" + String.join(" or ", either) + ")");
    }

    private String among(String scopes) {
        return "(" + row + ".spaceId in :" + scopes + " or " + row + ".hostId in :" + scopes + ")";
    }

    private static List<String> ids(Set<SpaceId> scopes) {
        return scopes.stream().map(SpaceId::value).toList();
    }
}
