package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.DueGrants;
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

    @Column(name = "GUEST_TYPE")
    private String type;

    @Column(name = "SPONSOR_ID")
    private String sponsorId;

    @Column(name = "MAY_INVITE")
    private boolean mayInvite;

    @Column(name = "IS_MANAGER")
    private boolean manager;

    @Column(name = "HANDED_ON")
    private boolean handedOn;

    @Column(name = "STATE")
    private String state;

    @Column(name = "WHY")
    private @Nullable String why;

    @Column(name = "WAITING")
    private boolean waiting;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "CHANGED_AT")
    private long changedAt;

    @Column(name = "ACTIVE_KEY")
    private String activeKey;

    @Column(name = "VERSION")
    private long version;

    @Column(name = "LAST_LOGIN")
    private long lastLogin;

    @Column(name = "LAST_ACTIVITY")
    private long lastActivity;

    @Column(name = "DUE_AT")
    private long dueAt;

    @Column(name = "LEASE_UNTIL")
    private long leaseUntil;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected GrantEntity() {}

    /** @param due when time decides something about it */
    GrantEntity(String realmId, Grant grant, Instant due) {
        Grant.Access access = grant.access();
        Grant.Charter charter = grant.charter();
        this.id = grant.id().value();
        this.realmId = realmId;
        this.userId = grant.guest().value();
        this.hostKind = access.host().kind().name();
        this.hostId = access.host().value();
        this.spaceId = access.space().value();
        this.permission = access.permission().level();
        this.period = access.period().stored();
        this.startsAt = access.start().toEpochMilli();
        this.endsAt = Stored.millis(access.end());
        this.type = charter.type();
        this.sponsorId = charter.sponsor().value();
        this.mayInvite = charter.powers().mayInvite();
        this.manager = charter.powers().manager();
        this.handedOn = charter.handedOn();
        this.state = grant.state().name();
        this.waiting = grant.waiting();
        this.createdAt = startsAt;
        this.changedAt = startsAt;
        this.activeKey = activeKey(grant);
        this.version = grant.status().version();
        this.dueAt = due.toEpochMilli();
    }

    /** The value that only one grant of a guest in a space can have: the one that is not ended. */
    static String activeKey(Grant grant) {
        return grant.state() == GrantState.ENDED
                ? grant.id().value()
                : activeKey(grant.guest(), grant.access().space());
    }

    static String activeKey(UserId guest, SpaceId space) {
        return guest.value() + ":" + space.value();
    }

    /** The claim that was made of it. */
    DueGrants.Due toDue(Instant until) {
        return new DueGrants.Due(new GrantId(id), new UserId(userId), Instant.ofEpochMilli(dueAt), until);
    }

    Grant toGrant() {
        Grant.Access access = new Grant.Access(
                new HostId(Stored.known(HostId.Kind.class, hostKind), hostId),
                new SpaceId(spaceId),
                new Permission(permission),
                Stored.period(period),
                Instant.ofEpochMilli(startsAt),
                Stored.instant(endsAt));
        Grant.Charter charter =
                new Grant.Charter(type, new UserId(sponsorId), new Powers(mayInvite, manager), handedOn);
        return new Grant(
                new GrantId(id),
                new UserId(userId),
                access,
                charter,
                new Grant.Status(
                        Stored.known(GrantState.class, state),
                        why == null ? null : Stored.known(EndReason.class, why),
                        waiting,
                        version));
    }
}
