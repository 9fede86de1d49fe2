package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where guests stand, as the database says: account and grants in one statement. */
public final class JpaStandings {

    private final RealmRows rows;

    public JpaStandings(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /** The grants in the order in which {@link JpaGrants#of(UserId)} has them; none where the account is gone. */
    public Standing of(UserId guest) {
        List<Row> found = rows.joined(
                rows.select(
                                "select a, g from GuestAccountEntity a left join GrantEntity g"
                                        + " on g.realmId = a.realmId and g.userId = a.userId"
                                        + " where a.realmId = :realm and a.userId = :user"
                                        + " order by g.startsAt desc, g.id",
                                Object[].class)
                        .setParameter("user", guest.value()),
                Row::of);
        return new Standing(
                found.stream().findFirst().map(Row::account),
                found.stream()
                        .flatMap(it -> Optional.ofNullable(it.grant()).stream())
                        .toList());
    }

    private record Row(GuestAccount account, @Nullable Grant grant) {

        static Row of(Object[] found) {
            GrantEntity grant = (GrantEntity) found[1];
            return new Row(((GuestAccountEntity) found[0]).toAccount(), grant == null ? null : grant.toGrant());
        }
    }
}
