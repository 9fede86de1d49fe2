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
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whom guest access lets in, asked of the cached user: no SQL for members, nor for guests who are remembered. */
public final class Door {

    private final RealmPorts ports;
    private final PasswordAge passwords;

    public Door(RealmPorts ports) {
        this.ports = ports;
        this.passwords = new PasswordAge(ports);
    }

    /** Who comes for the first time since the start of a grant comes into its groups first: the tokens will name them. */
    void letInto(UserModel user) {
        ports.standings()
                .of(user)
                .filter(it -> !it.begunAt(ports.clock().instant()).isEmpty())
                .ifPresent(it -> ports.beginning().begin(new UserId(user.getId()), it));
    }

    /** Until when somebody is let in at a client, however it came in. */
    public Admission admission(UserModel user, ClientModel client) {
        return admission(user, client, Set.of(), it -> Stream.empty());
    }

    /** Whether somebody gets tokens at a client, by those grant types of OAuth 2.0, and until when they may last. */
    Admission toTokens(UserModel user, ClientModel client, Set<String> grants) {
        return admission(user, client, grants, AdministrativeRoles::of);
    }

    /** Whoever never was anybody's guest is let in. */
    private Admission admission(
            UserModel user,
            ClientModel client,
            Set<String> grants,
            Function<UserModel, Stream<RoleModel>> administrative) {
        return ports.standings()
                .of(user)
                .map(it -> admission(user, it, client, grants, administrative))
                .orElseGet(Admission.Lasting::new);
    }

    /** By those grants alone whose hosts take guests of its address, and whose types are open to that way of coming in. */
    private Admission admission(
            UserModel user,
            Standing standing,
            ClientModel client,
            Set<String> grants,
            Function<UserModel, Stream<RoleModel>> administrative) {
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
        return !(fenced instanceof Admission.Refused)
                        && administrative.apply(user).anyMatch(client::hasScope)
                ? new Admission.Refused(Admission.Reason.ADMINISTRATION, Optional.empty())
                : fenced;
    }

    /**
     * Why the user is not let in by a login; empty when it is. Roles that it has by groups are looked at when it asks for
     * tokens, for which Keycloak reads the groups anyway.
     */
    Optional<Admission.Refused> refusal(UserModel user, AuthenticationSessionModel login) {
        return admission(user, login.getClient(), Approaches.grants(login), AdministrativeRoles::withoutGroupsOf)
                        instanceof Admission.Refused refused
                ? Optional.of(refused)
                : refusalOfPassword(user, login);
    }

    /**
     * The same while the answer to an invitation may be waited for, which may change it: until then nobody is refused but
     * for its password.
     */
    Optional<Admission.Refused> refusal(UserModel user, RealmModel realm, AuthenticationSessionModel login) {
        return waitsForAnswer(realm, login) ? refusalOfPassword(user, login) : refusal(user, login);
    }

    private Optional<Admission.Refused> refusalOfPassword(UserModel user, AuthenticationSessionModel login) {
        return passwords.over(login, user)
                ? Optional.of(new Admission.Refused(Admission.Reason.PASSWORD, Optional.empty()))
                : Optional.empty();
    }

    private static boolean waitsForAnswer(RealmModel realm, AuthenticationSessionModel login) {
        RequiredActionProviderModel answer = realm.getRequiredActionProviderByAlias(GuestGate.ANSWERED_IN);
        return login.getClientNote(GuestGate.ANSWER_PENDING) != null && answer != null && answer.isEnabled();
    }
}
