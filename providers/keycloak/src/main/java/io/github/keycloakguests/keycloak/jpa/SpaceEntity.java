package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A row of the register of spaces. */
@Entity
@Table(name = "GUESTS_SPACE")
public class SpaceEntity {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "MADE_GROUP")
    private boolean madeGroup;

    @Column(name = "DISPLAY_NAME")
    private @Nullable String displayName;

    @Column(name = "DESCRIPTION")
    private @Nullable String description;

    @Column(name = "COVER_URL")
    private @Nullable String cover;

    @Column(name = "HOME_URL")
    private @Nullable String home;

    @Column(name = "GUEST_TYPE")
    private @Nullable String type;

    @Column(name = "PERMISSION")
    private @Nullable String permission;

    @Column(name = "PERIOD")
    private @Nullable String period;

    @Column(name = "VALIDITY")
    private @Nullable String validity;

    @Column(name = "SECOND_FACTOR")
    private @Nullable String secondFactor;

    @Column(name = "TIME_ZONE")
    private @Nullable String timeZone;

    @Column(name = "MARK")
    private String mark;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SpaceEntity() {}

    SpaceEntry toEntry() {
        GuestDefaults guests = new GuestDefaults(
                type,
                permission == null ? null : new Permission(permission),
                period == null ? null : Stored.period(period),
                validity == null ? null : Duration.parse(validity),
                secondFactor == null ? null : Stored.known(SecondFactor.class, secondFactor));
        SpaceSettings settings = new SpaceSettings(
                displayName,
                description,
                cover == null ? null : new HomeUrl(cover),
                home == null ? null : new HomeUrl(home),
                guests,
                timeZone == null ? null : Stored.zone(timeZone));
        return new SpaceEntry(
                new SpaceId(id), new HostId(Stored.known(HostId.Kind.class, hostKind), hostId), madeGroup, settings);
    }
}
