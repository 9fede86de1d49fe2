package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.invitation.InvitationBean;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.Space;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Prepares an invitation for a page, in the language of whoever looks at it. */
final class InvitationPage {

    private InvitationPage() {}

    static InvitationBean bean(
            KeycloakSession session, RealmModel realm, RealmPorts ports, Invitation invitation, Space space) {
        Optional<String> inviter = new GuestUsers(session, realm)
                .byId(invitation.offer().sponsor())
                .flatMap(GuestUsers::nameOf);
        SpokenTimes times = new SpokenTimes(session.getContext().resolveLocale(null), space.zone());
        return new InvitationBean(
                invitation, space, inviter, times, ports.clock().instant());
    }
}
