package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of stays. */
@Entity
@Table(name = "GUESTS_STAY")
public class StayEntity {

    private static final int KEY_LENGTH = 255;

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "STAY_KEY")
    private String stayKey;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "NAME")
    private @Nullable String name;

    @Column(name = "NAME_KEY")
    private String nameKey;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "GUEST_TYPE")
    private String type;

    @Column(name = "STATE")
    private String state;

    @Column(name = "UNTIL_AT")
    private long untilAt;

    @Column(name = "COUNTED")
    private boolean counted;

    @Column(name = "LAST_ACTIVITY")
    private long lastActivity;

    @Column(name = "LAST_LOGIN")
    private long lastLogin;

    /** When the two before were last written down. */
    @Column(name = "NOTED_AT")
    private long notedAt;

    /** What the host says about the guest's password, and since when; null, what its type says counts. */
    @Column(name = "PASSWORD_LIFE")
    private @Nullable String passwordLife;

    @Column(name = "PASSWORD_SINCE")
    private @Nullable Long passwordSince;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected StayEntity() {}

    /** A stay that begins at that moment, for whoever comes is here. */
    StayEntity(String realmId, Stay stay, boolean counted, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.stayKey = stayKey(stay.guest(), stay.host());
        this.realmId = realmId;
        this.userId = stay.guest().value();
        this.hostKind = stay.host().kind().name();
        this.hostId = stay.host().value();
        this.name = stay.person().name();
        this.nameKey = nameKey(stay.person());
        this.email = stay.person().email().value();
        this.type = stay.type();
        this.state = stay.state().name();
        this.untilAt = untilAt(stay);
        this.counted = counted;
        this.lastActivity = now.toEpochMilli();
    }

    /** The value that only one row can have. */
    static String stayKey(UserId guest, HostId host) {
        return guest.value() + ":" + host.value();
    }

    /** What lists are sorted by: whoever has no name goes by the address. */
    static String nameKey(Stay.Person person) {
        String shown = person.name().isBlank() ? person.email().value() : person.name();
        String key = shown.toLowerCase(Locale.ROOT);
        return key.length() <= KEY_LENGTH ? key : key.substring(0, KEY_LENGTH);
    }

    /** When it ends; {@link Period#FARTHEST} if never, so that those are the last. */
    static long untilAt(Stay stay) {
        return (stay.end() == null ? Period.FARTHEST : stay.end()).toEpochMilli();
    }

    GuestDirectory.Found toFound(GuestDirectory.Sort sort) {
        Instant until = Instant.ofEpochMilli(untilAt);
        Stay stay = new Stay(
                new UserId(userId),
                new HostId(Stored.known(HostId.Kind.class, hostKind), hostId),
                new Stay.Person(name == null ? "" : name, new EmailAddress(email)),
                type,
                Stored.known(GrantState.class, state),
                until.equals(Period.FARTHEST) ? null : until);
        return new GuestDirectory.Found(new StayPlace(lastActivity, id).key(sort), stay);
    }
}
