package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceRegister;
import io.github.keycloakguests.space.SpaceSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The register of spaces in the database. */
public final class JpaSpaceRegister implements SpaceRegister {

    private static final String SELECT = "select s from SpaceEntity s where s.realmId = :realm ";

    private final RealmRows rows;

    public JpaSpaceRegister(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public Optional<SpaceEntry> find(SpaceId id) {
        return rows.value(
                rows.select(SELECT + "and s.id = :id", SpaceEntity.class).setParameter("id", id.value()),
                SpaceEntity::toEntry);
    }

    @Override
    public List<SpaceEntry> of(HostId host) {
        return rows.values(
                rows.select(SELECT + "and s.hostKind = :kind and s.hostId = :host order by s.id", SpaceEntity.class)
                        .setParameter("kind", host.kind().name())
                        .setParameter("host", host.value()),
                SpaceEntity::toEntry);
    }

    @Override
    public List<SpaceEntry> all() {
        return rows.values(rows.select(SELECT + "order by s.id", SpaceEntity.class), SpaceEntity::toEntry);
    }

    /** Waits for another request that is adding it, and leaves the transaction good for more when that one wins. */
    @Override
    public boolean add(SpaceEntry entry) {
        String mark = UUID.randomUUID().toString();
        // No column is named as the conflict's: Hibernate 7.2 would insert on H2 as if nothing could be there.
        Query insert = rows.change(
                        "insert into SpaceEntity (id, realmId, hostKind, hostId, madeGroup, mark, displayName,"
                                + " description, cover, home, type, permission, period, validity, secondFactor, timeZone)"
                                + " values (:id, :realm, :kind, :host, :made, :mark, :name, :description, :cover, :home, :type,"
                                + " :permission, :period, :validity, :factor, :zone) on conflict do nothing")
                .setParameter("kind", entry.host().kind().name())
                .setParameter("host", entry.host().value())
                .setParameter("made", entry.madeGroup())
                .setParameter("mark", mark);
        return rows.added(
                bound(insert, entry),
                rows.select(
                                "select count(s) from SpaceEntity s where s.realmId = :realm and s.id = :id and s.mark = :mark",
                                Long.class)
                        .setParameter("id", entry.id().value())
                        .setParameter("mark", mark));
    }

    @Override
    public void put(SpaceEntry entry) {
        // Whoever loses the race of adding finds the row then.
        if (!replaced(entry) && !add(entry)) {
            replaced(entry);
        }
    }

    @Override
    public boolean remove(SpaceId id) {
        return rows.change("delete from SpaceEntity s where s.realmId = :realm and s.id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    private boolean replaced(SpaceEntry entry) {
        Query update = rows.change("update SpaceEntity s set s.displayName = :name, s.description = :description,"
                + " s.cover = :cover, s.home = :home, s.type = :type, s.permission = :permission,"
                + " s.period = :period, s.validity = :validity, s.secondFactor = :factor, s.timeZone = :zone"
                + " where s.realmId = :realm and s.id = :id");
        return bound(update, entry).executeUpdate() == 1;
    }

    private static Query bound(Query query, SpaceEntry entry) {
        SpaceSettings settings = entry.settings();
        GuestDefaults guests = settings.guests();
        return query.setParameter("id", entry.id().value())
                .setParameter("name", settings.displayName())
                .setParameter("description", settings.description())
                .setParameter("cover", text(settings.cover(), HomeUrl::value))
                .setParameter("home", text(settings.home(), HomeUrl::value))
                .setParameter("type", guests.type())
                .setParameter("permission", text(guests.permission(), Permission::level))
                .setParameter("period", text(guests.period(), Period::text))
                .setParameter("validity", text(guests.validity(), Duration::toString))
                .setParameter("factor", text(guests.secondFactor(), SecondFactor::name))
                .setParameter("zone", text(settings.timeZone(), ZoneId::getId));
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> form) {
        return value == null ? null : form.apply(value);
    }
}
