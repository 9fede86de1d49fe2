package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Guest accounts in the database. */
public final class JpaGuestAccounts implements GuestAccounts {

    private static final String SELECT = "select a from GuestAccountEntity a where a.realmId = :realm ";

    private final RealmRows rows;
    private final QuotaRows quotas;
    private final Supplier<String> origin;

    /** @param origin the public address of the server, asked for when an account is made */
    public JpaGuestAccounts(EntityManager entities, String realmId, Supplier<String> origin) {
        this.rows = new RealmRows(entities, realmId);
        this.quotas = new QuotaRows(rows);
        this.origin = origin;
    }

    /** The public address of the server under which the guest's account was made; empty without an account. */
    public Optional<String> originOf(UserId user) {
        return rows.select(
                        "select a.origin from GuestAccountEntity a where a.realmId = :realm and a.userId = :user"
                                + " and a.origin is not null",
                        String.class)
                .setParameter("user", user.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<GuestAccount> find(UserId user) {
        return rows.value(
                rows.select(SELECT + "and a.userId = :user", GuestAccountEntity.class)
                        .setParameter("user", user.value()),
                GuestAccountEntity::toAccount);
    }

    @Override
    public Map<UserId, GuestAccount> find(Collection<UserId> users) {
        Map<UserId, GuestAccount> found = new HashMap<>();
        for (List<UserId> portion : RealmRows.portions(users)) {
            rows.values(
                            rows.select(SELECT + "and a.userId in :users", GuestAccountEntity.class)
                                    .setParameter(
                                            "users",
                                            portion.stream().map(UserId::value).toList()),
                            GuestAccountEntity::toAccount)
                    .forEach(it -> found.put(it.user(), it));
        }
        return found;
    }

    @Override
    public void add(GuestAccount account) {
        rows.insert(List.of(new GuestAccountEntity(rows.realmId(), account, origin.get())));
    }

    @Override
    public boolean change(GuestAccount account) {
        boolean changed = rows.change("update GuestAccountEntity a set a.footing = :footing, a.displayName = :name,"
                                + " a.email = :email where a.realmId = :realm and a.userId = :user")
                        .setParameter("footing", account.footing().name())
                        .setParameter("name", account.displayName())
                        .setParameter("email", account.email().value())
                        .setParameter("user", account.user().value())
                        .executeUpdate()
                == 1;
        if (changed) {
            Stay.Person person = new Stay.Person(account.displayName(), account.email());
            rows.change("update StayEntity s set s.name = :name, s.nameKey = :key, s.email = :email"
                            + " where s.realmId = :realm and s.userId = :user")
                    .setParameter("name", person.name())
                    .setParameter("key", StayEntity.nameKey(person))
                    .setParameter("email", person.email().value())
                    .setParameter("user", account.user().value())
                    .executeUpdate();
        }
        return changed;
    }

    @Override
    public void remove(UserId user) {
        hosts(user).forEach(it -> vacate(user, it));
        for (String entity : List.of("GrantEntity", "GuestAccountEntity")) {
            rows.change("delete from " + entity + " e where e.realmId = :realm and e.userId = :user")
                    .setParameter("user", user.value())
                    .executeUpdate();
        }
    }

    /** Where the user stays, in the order in which places are locked. */
    private List<HostId> hosts(UserId user) {
        return rows
                .select(
                        "select s.hostKind, s.hostId from StayEntity s where s.realmId = :realm"
                                + " and s.userId = :user",
                        Object[].class)
                .setParameter("user", user.value())
                .getResultList()
                .stream()
                .map(it -> new HostId(Stored.known(HostId.Kind.class, (String) it[0]), (String) it[1]))
                .sorted(Comparator.comparing(HostId::value))
                .toList();
    }

    /** The place goes back with the stay; nobody else changes places there meanwhile. */
    private void vacate(UserId user, HostId host) {
        quotas.lock(host);
        boolean counted = !rows.select(
                        "select s.id from StayEntity s where s.realmId = :realm and s.stayKey = :stay"
                                + " and s.counted = true",
                        String.class)
                .setParameter("stay", StayEntity.stayKey(user, host))
                .getResultList()
                .isEmpty();
        rows.change("delete from StayEntity s where s.realmId = :realm and s.stayKey = :stay")
                .setParameter("stay", StayEntity.stayKey(user, host))
                .executeUpdate();
        quotas.addUsed(host, counted ? -1 : 0);
    }
}
