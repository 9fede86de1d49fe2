package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.Offer;
import io.github.keycloakguests.invitation.TakeOutcome;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.ports.RealmPorts;

/** Words why an invitation could not be taken that stays open all the same. */
final class NotTaken {

    private final RealmPorts ports;
    private final GuestUsers users;

    NotTaken(RealmPorts ports, GuestUsers users) {
        this.ports = ports;
        this.users = users;
    }

    UnavailableBean because(TakeOutcome why, Invitation invitation) {
        return switch (why) {
            case NO_PLACE -> noPlace(invitation.offer());
            case SPACES_LIMIT -> UnavailableBean.spacesLimit();
            // What became of the one who offered it is nobody else's business.
            case SPONSOR_GONE, NOT_OPEN, TAKEN -> UnavailableBean.offer();
        };
    }

    private UnavailableBean noPlace(Offer offer) {
        return ports.spaces()
                .find(offer.host().wholeSpace())
                .map(it -> UnavailableBean.noPlace(
                        it.name(), users.byId(offer.sponsor()).flatMap(GuestUsers::nameOf)))
                .orElseGet(UnavailableBean::offer);
    }
}
