package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Deletes our rows along with what Keycloak deletes, in the same transaction. */
final class Purging implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                GuestsGraph.purge(removed.getKeycloakSession(), removed.getRealm())
                        .user(new UserId(removed.getUser().getId()));
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                KeycloakSession session = removed.getKeycloakSession();
                // Keycloak forgets its cached users when an organization goes, and what is remembered with them.
                GuestsGraph.purge(session, session.getContext().getRealm())
                        .space(new SpaceId(removed.getOrganization().getId()));
            }
            case RealmModel.RealmRemovedEvent removed ->
                GuestsGraph.purge(removed.getKeycloakSession(), removed.getRealm())
                        .realm();
            default -> {
                // Most events are about things that we keep no rows of.
            }
        }
    }
}
