package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row that makes a user a manager of a space. */
@Entity
@Table(name = "GUESTS_PERMISSION")
@IdClass(PermissionEntity.Key.class)
public class PermissionEntity {

    /** Which user, in which space. */
    public record Key(String spaceId, String userId) {}

    @Id
    @Column(name = "SPACE_ID")
    private String spaceId;

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "REALM_ID")
    private String realmId;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PermissionEntity() {}

    PermissionEntity(String realmId, SpaceId space, UserId user) {
        this.realmId = realmId;
        this.spaceId = space.value();
        this.userId = user.value();
    }
}
