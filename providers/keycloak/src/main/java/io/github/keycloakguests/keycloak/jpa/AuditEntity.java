package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail. */
@Entity
@Table(name = "GUESTS_AUDIT")
public class AuditEntity {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "AT")
    private long at;

    @Column(name = "ACTOR_ID")
    private String actorId;

    @Column(name = "DEED")
    private String deed;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "SPACE_ID")
    private @Nullable String spaceId;

    @Column(name = "USER_ID")
    private @Nullable String userId;

    @Column(name = "ABOUT")
    private @Nullable String about;

    @Column(name = "OLD_VALUES")
    private String before;

    @Column(name = "NEW_VALUES")
    private String after;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected AuditEntity() {}

    AuditEntity(String id, String realmId, AuditEntry entry) {
        AuditEntry.Target target = entry.target();
        this.id = id;
        this.realmId = realmId;
        this.at = entry.at().toEpochMilli();
        this.actorId = entry.actor().value();
        this.deed = entry.deed().name();
        this.hostKind = target.host().kind().name();
        this.hostId = target.host().value();
        this.spaceId = target.space() == null ? null : target.space().value();
        this.userId = target.guest() == null ? null : target.guest().value();
        this.about = target.about();
        this.before = AuditValues.written(entry.before());
        this.after = AuditValues.written(entry.after());
    }

    Trail.Noted toNoted() {
        AuditEntry.Target target = new AuditEntry.Target(
                new HostId(Stored.known(HostId.Kind.class, hostKind), hostId),
                spaceId == null ? null : new SpaceId(spaceId),
                userId == null ? null : new UserId(userId),
                about);
        return new Trail.Noted(
                id,
                new AuditEntry(
                        Instant.ofEpochMilli(at),
                        new UserId(actorId),
                        Stored.known(Deed.class, deed),
                        target,
                        AuditValues.read(before),
                        AuditValues.read(after)));
    }
}
