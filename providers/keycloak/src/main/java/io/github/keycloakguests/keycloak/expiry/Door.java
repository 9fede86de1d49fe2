package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.fence.FencedStanding;
import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.AdministrativeRoles;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whom guest access lets in, asked of the cached user: no SQL for members, nor for guests who are remembered. */
public final class Door {

    private final RealmPorts ports;

    public Door(RealmPorts ports) {
        this.ports = ports;
    }

    /** Who comes for the first time since the start of a grant comes into its groups first: the tokens will name them. */
    void letInto(UserModel user) {
        ports.standings()
                .of(user)
                .filter(it -> !it.begunAt(ports.clock().instant()).isEmpty())
                .ifPresent(it -> ports.beginning().begin(new UserId(user.getId()), it));
    }

    /**
     * Whether somebody is let in at a client, by those grant types of OAuth 2.0 that it takes. Whoever never was anybody's
     * guest is.
     */
    public Admission admission(UserModel user, ClientModel client, Set<String> grants) {
        return ports.standings()
                .of(user)
                .map(it -> admission(user, it, client, grants))
                .orElseGet(Admission.Lasting::new);
    }

    /** By those grants alone whose hosts take guests of its address, and whose types are open to that way of coming in. */
    private Admission admission(UserModel user, Standing standing, ClientModel client, Set<String> grants) {
        Instant now = ports.clock().instant();
        Admission whole = standing.admissionAt(now);
        if (standing.member() || whole instanceof Admission.Refused) {
            return whole;
        }
        Standing permitted = new PermittedGuest(user, standing).by(ports.domains());
        if (permitted.admissionAt(now) instanceof Admission.Refused) {
            return new Admission.Refused(Admission.Reason.ADDRESS, Optional.empty());
        }
        Admission fenced =
                new FencedStanding(permitted, ports.fences()).admissionAt(now, Approaches.of(client, grants));
        return !(fenced instanceof Admission.Refused) && AdministrativeRoles.reach(user, client)
                ? new Admission.Refused(Admission.Reason.ADMINISTRATION, Optional.empty())
                : fenced;
    }

    /** Why the user is not let in by a login; empty when it is. */
    Optional<Admission.Refused> refusal(UserModel user, AuthenticationSessionModel login) {
        return admission(user, login.getClient(), Approaches.grants(login)) instanceof Admission.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /** The same while the answer to an invitation may be waited for, which may change it: until then nobody is refused. */
    Optional<Admission.Refused> refusal(UserModel user, RealmModel realm, AuthenticationSessionModel login) {
        return refusal(user, login).filter(it -> !waitsForAnswer(realm, login));
    }

    private static boolean waitsForAnswer(RealmModel realm, AuthenticationSessionModel login) {
        RequiredActionProviderModel answer = realm.getRequiredActionProviderByAlias(GuestGate.ANSWERED_IN);
        return login.getClientNote(GuestGate.ANSWER_PENDING) != null && answer != null && answer.isEnabled();
    }
}
