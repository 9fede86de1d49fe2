package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mailings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of guest accounts. */
@Entity
@Table(name = "GUESTS_ACCOUNT")
public class GuestAccountEntity {

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "FOOTING")
    private String footing;

    @Column(name = "GUEST_TYPE")
    private String type;

    @Column(name = "DISPLAY_NAME")
    private @Nullable String displayName;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "SINCE")
    private long since;

    @Column(name = "ORIGIN")
    private @Nullable String origin;

    @Column(name = "PASSWORD_MAILINGS")
    private @Nullable String passwordMailings;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected GuestAccountEntity() {}

    /** @param origin the public address of the server under which it is made */
    GuestAccountEntity(String realmId, GuestAccount account, String origin) {
        this.realmId = realmId;
        this.userId = account.user().value();
        this.footing = account.footing().name();
        this.type = account.type();
        this.displayName = account.displayName();
        this.email = account.email().value();
        this.since = account.since().toEpochMilli();
        this.origin = origin;
    }

    /** When links to set a new password were mailed. */
    Mailings passwordMailings() {
        return Stored.mailings(passwordMailings);
    }

    GuestAccount toAccount() {
        return new GuestAccount(
                new UserId(userId),
                Stored.known(Footing.class, footing),
                type,
                displayName == null ? "" : displayName,
                new EmailAddress(email),
                Instant.ofEpochMilli(since));
    }
}
