package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whom guest access lets in, asked of the cached user: no SQL for members, nor for guests who are remembered. */
final class Door {

    private final RealmPorts ports;

    Door(RealmPorts ports) {
        this.ports = ports;
    }

    /** Who comes for the first time since the start of a grant comes into its groups first: the tokens will name them. */
    void letInto(UserModel user) {
        ports.standings()
                .of(user)
                .filter(it -> !it.begunAt(ports.clock().instant()).isEmpty())
                .ifPresent(it -> ports.beginning().begin(new UserId(user.getId()), it));
    }

    /** Whoever never was anybody's guest is let in. */
    Admission admission(UserModel user) {
        return ports.standings().of(user).map(it -> admission(user, it)).orElseGet(Admission.Lasting::new);
    }

    /** By the grants of those hosts alone that take guests of its address. */
    private Admission admission(UserModel user, Standing standing) {
        Instant now = ports.clock().instant();
        Admission whole = standing.admissionAt(now);
        if (standing.member() || whole instanceof Admission.Refused) {
            return whole;
        }
        Admission permitted =
                new PermittedGuest(user, standing).by(ports.domains()).admissionAt(now);
        return permitted instanceof Admission.Refused
                ? new Admission.Refused(Admission.Reason.ADDRESS, Optional.empty())
                : permitted;
    }

    /** Why the user is not let in; empty when it is. */
    Optional<Admission.Refused> refusal(UserModel user) {
        return admission(user) instanceof Admission.Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** The same for a login: while the answer to an invitation is waited for, which may change it, nobody is refused. */
    Optional<Admission.Refused> refusal(UserModel user, RealmModel realm, AuthenticationSessionModel login) {
        return refusal(user).filter(it -> !waitsForAnswer(realm, login));
    }

    private static boolean waitsForAnswer(RealmModel realm, AuthenticationSessionModel login) {
        RequiredActionProviderModel answer = realm.getRequiredActionProviderByAlias(GuestGate.ANSWERED_IN);
        return login.getClientNote(GuestGate.ANSWER_PENDING) != null && answer != null && answer.isEnabled();
    }
}
