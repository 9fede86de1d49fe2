package io.github.keycloakguests.keycloak.password;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.keycloak.otp.LoginCode;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.TokenVerifier;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has a guest set a new password by Keycloak's own action. Opening the link changes nothing; it is used up when the password
 * is set. It logs in to nothing: what such a link begins ends after its actions (AbstractActionTokenHandler, 26.7).
 */
public abstract class GuestPasswordTokenHandler extends AbstractActionTokenHandler<GuestPasswordToken> {

    protected GuestPasswordTokenHandler() {
        super(
                GuestPasswordToken.TYPE,
                GuestPasswordToken.class,
                Messages.INVALID_CODE,
                EventType.EXECUTE_ACTION_TOKEN,
                Errors.INVALID_CODE);
    }

    protected abstract RealmPorts ports(KeycloakSession session, RealmModel realm);

    @Override
    public boolean canUseTokenRepeatedly(GuestPasswordToken token, ActionTokenContext<GuestPasswordToken> context) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // Keycloak's own helper takes an array of generics
    public TokenVerifier.Predicate<? super GuestPasswordToken>[] getVerifiers(
            ActionTokenContext<GuestPasswordToken> context) {
        return TokenUtils.predicates(TokenUtils.<GuestPasswordToken>checkThat(
                it -> it.fits(context.getAuthenticationSession().getAuthenticatedUser()),
                Errors.EXPIRED_CODE,
                Messages.EXPIRED_ACTION_TOKEN_NO_SESSION));
    }

    @Override
    public Response handleToken(GuestPasswordToken token, ActionTokenContext<GuestPasswordToken> context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel user = login.getAuthenticatedUser();
        LoginCode.mailboxShown(login, user);
        login.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        home(user, ports(context.getSession(), context.getRealm())).ifPresent(it -> login.setRedirectUri(it.value()));
        login.setAuthNote(AuthenticationManager.SET_REDIRECT_URI_AFTER_REQUIRED_ACTIONS, "true");
        // Helpers of Keycloak's services, as its own links to required actions use them
        // (ExecuteActionsActionTokenHandler, 26.7).
        String next = AuthenticationManager.nextRequiredAction(
                context.getSession(), login, context.getRequest(), context.getEvent());
        return AuthenticationManager.redirectToRequiredActions(
                context.getSession(), context.getRealm(), login, context.getUriInfo(), next);
    }

    /** Where the guest logs in with its new password: at the space that it came to last. */
    private static Optional<HomeUrl> home(UserModel user, RealmPorts ports) {
        return ports.standings()
                .of(user)
                .map(Standing::grants)
                .flatMap(grants -> grants.stream()
                        .filter(it -> it.liveAt(ports.clock().instant()))
                        .flatMap(it -> ports.spaces().find(it.access().space()).stream())
                        .findFirst())
                .map(Space::home);
    }
}
