package io.github.keycloakguests.keycloak.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Which entities we bring, and how their tables come to be. */
public final class GuestsEntities implements JpaEntityProvider {

    public static final String CHANGELOG = "META-INF/guests-changelog.xml";
    public static final List<Class<?>> ALL = List.of(
            GuestAccountEntity.class,
            GrantEntity.class,
            InvitationEntity.class,
            MailEntity.class,
            StayEntity.class,
            QuotaEntity.class,
            SpaceEntity.class,
            AppointmentEntity.class,
            AuditEntity.class,
            NoticeEntity.class,
            CodeEntity.class);

    /** Ten letters of it name Liquibase's table, DATABASECHANGELOG_GUESTS. */
    public static final String FACTORY_ID = "guests";

    @Override
    public List<Class<?>> getEntities() {
        return ALL;
    }

    @Override
    public String getChangelogLocation() {
        return CHANGELOG;
    }

    @Override
    public String getFactoryId() {
        return FACTORY_ID;
    }

    @Override
    public void close() {}
}
