package io.github.keycloakguests.keycloak.following;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Follows who comes into organizations and who leaves them: members count for the quota, guests lose what they had. */
public final class MemberMoves implements ProviderEventListener {

    private final BiFunction<KeycloakSession, RealmModel, RealmPorts> ports;

    public MemberMoves(BiFunction<KeycloakSession, RealmModel, RealmPorts> ports) {
        this.ports = ports;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationMemberJoinEvent joined when concerns(joined) -> count(joined);
            case OrganizationModel.OrganizationMemberLeaveEvent left
            when concerns(left) ->
                new Departures(ours(left))
                        .from(host(left), new UserId(left.getUser().getId()));
            default -> {
                // Nothing else changes who belongs to a host.
            }
        }
    }

    /** A realm without the role guest was never set up: it has neither guests nor places to count. */
    private static boolean concerns(OrganizationModel.OrganizationMembershipEvent event) {
        return new GuestRole(event.getSession().getContext().getRealm()).exists();
    }

    /** Guests have been given their role before they come. */
    private void count(OrganizationModel.OrganizationMemberJoinEvent joined) {
        if (!new GuestRole(joined.getSession().getContext().getRealm()).isBorneBy(joined.getUser())) {
            ours(joined).places().membersChanged(host(joined));
        }
    }

    private RealmPorts ours(OrganizationModel.OrganizationMembershipEvent event) {
        return ports.apply(event.getSession(), event.getSession().getContext().getRealm());
    }

    private static HostId host(OrganizationModel.OrganizationMembershipEvent event) {
        return new HostId(HostId.Kind.ORGANIZATION, event.getOrganization().getId());
    }
}
