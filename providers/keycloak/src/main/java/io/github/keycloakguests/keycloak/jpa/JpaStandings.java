package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where guests stand, as the database says: account, grants and what their spaces and hosts say in one statement. */
public final class JpaStandings {

    private final RealmRows rows;

    public JpaStandings(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /** The grants in the order in which {@link JpaGrants#of(UserId)} has them; none where the account is gone. */
    public Standing of(UserId guest) {
        List<Row> found = rows.joined(
                rows.select(
                                "select a, g, s.secondFactor, t.passwordLife, t.passwordSince"
                                        + " from GuestAccountEntity a left join GrantEntity g"
                                        + " on g.realmId = a.realmId and g.userId = a.userId"
                                        + " left join SpaceEntity s on s.realmId = g.realmId and s.id = g.spaceId"
                                        + " left join StayEntity t on t.realmId = g.realmId and t.userId = g.userId"
                                        + " and t.hostKind = g.hostKind and t.hostId = g.hostId"
                                        + " where a.realmId = :realm and a.userId = :user"
                                        + " order by g.startsAt desc, g.id",
                                Object[].class)
                        .setParameter("user", guest.value()),
                Row::of);
        return new Standing(
                found.stream().findFirst().map(Row::account),
                found.stream()
                        .flatMap(it -> Optional.ofNullable(it.grant()).stream())
                        .toList(),
                demands(found),
                passwords(found));
    }

    private static Map<SpaceId, SecondFactor> demands(List<Row> found) {
        Map<SpaceId, SecondFactor> demands = new HashMap<>();
        for (Row row : found) {
            if (row.grant() != null && row.demand() != null && row.demand() != SecondFactor.NEVER) {
                demands.put(row.grant().access().space(), row.demand());
            }
        }
        return demands;
    }

    private static Map<HostId, PasswordTerm> passwords(List<Row> found) {
        Map<HostId, PasswordTerm> passwords = new HashMap<>();
        for (Row row : found) {
            if (row.grant() != null && row.password() != null) {
                passwords.put(row.grant().access().host(), row.password());
            }
        }
        return passwords;
    }

    private record Row(
            GuestAccount account,
            @Nullable Grant grant,
            @Nullable SecondFactor demand,
            @Nullable PasswordTerm password) {

        static Row of(Object[] found) {
            GrantEntity grant = (GrantEntity) found[1];
            return new Row(
                    ((GuestAccountEntity) found[0]).toAccount(),
                    grant == null ? null : grant.toGrant(),
                    found[2] == null ? null : Stored.known(SecondFactor.class, (String) found[2]),
                    password((String) found[3], Stored.instant((Long) found[4])));
        }

        private static @Nullable PasswordTerm password(@Nullable String life, @Nullable Instant since) {
            return life == null || since == null ? null : new PasswordTerm(Stored.passwordLife(life), since);
        }
    }
}
