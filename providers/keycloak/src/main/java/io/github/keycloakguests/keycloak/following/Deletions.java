package io.github.keycloakguests.keycloak.following;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.util.function.BiFunction;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Deletes what is ours along with what Keycloak deletes, in the same transaction. */
public final class Deletions implements ProviderEventListener {

    private final BiFunction<KeycloakSession, RealmModel, RealmPorts> ports;
    private final BiFunction<KeycloakSession, RealmModel, JpaPurge> purge;

    /** @param purge what deletes the rows of one realm */
    public Deletions(
            BiFunction<KeycloakSession, RealmModel, RealmPorts> ports,
            BiFunction<KeycloakSession, RealmModel, JpaPurge> purge) {
        this.ports = ports;
        this.purge = purge;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                purge.apply(removed.getKeycloakSession(), removed.getRealm())
                        .user(new UserId(removed.getUser().getId()));
            case GroupModel.GroupRemovedEvent removed -> close(removed);
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                KeycloakSession session = removed.getKeycloakSession();
                // Keycloak forgets its cached users when an organization goes, and what is remembered with them.
                purge.apply(session, session.getContext().getRealm())
                        .host(new HostId(
                                HostId.Kind.ORGANIZATION,
                                removed.getOrganization().getId()));
            }
            case RealmModel.RealmRemovedEvent removed ->
                purge.apply(removed.getKeycloakSession(), removed.getRealm()).realm();
            default -> {
                // Most events are about things that we keep no rows of.
            }
        }
    }

    /** The event comes before the group goes (JpaRealmProvider.removeGroup, 26.7), so that its guests can still leave it. */
    private void close(GroupModel.GroupRemovedEvent removed) {
        KeycloakSession session = removed.getKeycloakSession();
        RealmPorts ours = ports.apply(session, removed.getRealm());
        ours.register().find(new SpaceId(removed.getGroup().getId())).ifPresent(it -> {
            ours.spaceClosing().close(it, AuditEntry.SYSTEM);
            purge.apply(session, removed.getRealm()).space(it.id());
        });
    }
}
