package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.quota.Quota;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that counts the places of a host. */
@Entity
@Table(name = "GUESTS_QUOTA")
public class QuotaEntity {

    @Id
    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "USED")
    private long used;

    @Column(name = "RESERVED")
    private long reserved;

    @Column(name = "MEMBERS")
    private long members;

    @Column(name = "MEMBERS_AT")
    private long membersAt;

    @Column(name = "BASE")
    private @Nullable Integer base;

    @Column(name = "RATIO")
    private @Nullable Integer ratio;

    @Column(name = "CAP")
    private @Nullable Integer cap;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected QuotaEntity() {}

    HostCount toCount() {
        return new HostCount(
                base == null || ratio == null ? null : new Quota(base, ratio, cap),
                used,
                reserved,
                new HostCount.Members(members, Instant.ofEpochMilli(membersAt)));
    }
}
