package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of grants. */
@Entity
@Table(name = "GUESTS_GRANT")
public class GrantEntity {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "SPACE_ID")
    private String spaceId;

    @Column(name = "PERMISSION")
    private String permission;

    @Column(name = "PERIOD")
    private String period;

    @Column(name = "STARTS_AT")
    private long startsAt;

    @Column(name = "ENDS_AT")
    private @Nullable Long endsAt;

    @Column(name = "SPONSOR_ID")
    private String sponsorId;

    @Column(name = "STATE")
    private String state;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "CHANGED_AT")
    private long changedAt;

    @Column(name = "ACTIVE_KEY")
    private String activeKey;

    @Column(name = "VERSION")
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected GrantEntity() {}

    GrantEntity(String realmId, Grant grant) {
        Grant.Access access = grant.access();
        this.id = grant.id().value();
        this.realmId = realmId;
        this.userId = grant.guest().value();
        this.hostKind = access.host().kind().name();
        this.hostId = access.host().value();
        this.spaceId = access.space().value();
        this.permission = access.permission().level();
        this.period = access.period().text();
        this.startsAt = access.start().toEpochMilli();
        this.endsAt = access.end() == null ? null : access.end().toEpochMilli();
        this.sponsorId = grant.sponsor().value();
        this.state = grant.state().name();
        this.createdAt = startsAt;
        this.changedAt = startsAt;
        this.activeKey = activeKey(grant.guest(), access.space());
    }

    /** The value that only one grant of a guest in a space can have. */
    static String activeKey(UserId guest, SpaceId space) {
        return guest.value() + ":" + space.value();
    }

    Grant toGrant() {
        Grant.Access access = new Grant.Access(
                new HostId(HostId.Kind.valueOf(hostKind), hostId),
                new SpaceId(spaceId),
                new Permission(permission),
                Stored.period(period),
                Instant.ofEpochMilli(startsAt),
                endsAt == null ? null : Instant.ofEpochMilli(endsAt));
        return new Grant(new GrantId(id), new UserId(userId), access, new UserId(sponsorId), GrantState.valueOf(state));
    }
}
