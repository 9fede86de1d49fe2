package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.CorsErrorResponseException;

/** What a guest meets who is not let in: an event for the realm, and a page or an OAuth error. */
final class ClosedDoor {

    private final KeycloakSession session;
    private final RealmPorts ports;

    ClosedDoor(KeycloakSession session, RealmPorts ports) {
        this.session = session;
        this.ports = ports;
    }

    /** Writes down at once what was refused to whom, and why; the event says where. */
    static void note(EventBuilder event, String error, Admission.Refused refused) {
        event.detail(Details.REASON, reason(refused.reason())).error(error);
    }

    /** Says what ended, begins or is suspended, and when. */
    Response page(LoginFormsProvider form, UserModel user, Admission.Refused refused) {
        if (refused.reason() == Admission.Reason.PASSWORD) {
            return new NewPasswordPage(ports).page(form, user);
        }
        return form.setStatus(Response.Status.FORBIDDEN)
                .setAttribute("ended", bean(refused, session.getContext().resolveLocale(user)))
                .createForm("guest-access-ended.ftl");
    }

    /** To be thrown where tokens are asked for. */
    CorsErrorResponseException refusedTokens(Admission.Refused refused) {
        return new RefusedTokens(session).because(description(refused));
    }

    /** What an application is told (RFC 6749, 5.2). */
    static Response oauthError(Admission.Refused refused) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_GRANT, description(refused)))
                .build();
    }

    private static String description(Admission.Refused refused) {
        return switch (refused.reason()) {
            case ENDED -> "Guest access has ended";
            case SUSPENDED -> "Guest access is suspended";
            case NOT_BEGUN -> "Guest access has not begun";
            case ADDRESS -> "Guest access is not open to this address";
            case CLIENT -> "Guest access does not reach this application";
            case ADMINISTRATION -> "Guests do not administer";
            case GRANT_TYPE -> "Guests of this kind get no tokens this way";
            case PASSWORD -> "The password of the guest has expired";
        };
    }

    private static String reason(Admission.Reason reason) {
        return switch (reason) {
            case ENDED -> "guest_access_ended";
            case SUSPENDED -> "guest_access_suspended";
            case NOT_BEGUN -> "guest_access_not_begun";
            case ADDRESS -> "guest_domain_not_allowed";
            case CLIENT -> "guest_client_not_allowed";
            case ADMINISTRATION -> "guest_administrator_role";
            case GRANT_TYPE -> "guest_grant_not_allowed";
            case PASSWORD -> "guest_password_expired";
        };
    }

    private EndedBean bean(Admission.Refused refused, Locale locale) {
        Optional<Grant> grant = refused.because();
        String space = grant.map(this::nameOf).orElse(null);
        return switch (refused.reason()) {
            case ENDED ->
                EndedBean.ended(
                        space,
                        grant.flatMap(it -> Optional.ofNullable(it.access().end())
                                        .map(end -> times(it, locale).lastDay(end)))
                                .orElse(null));
            case SUSPENDED -> EndedBean.paused(space);
            case ADDRESS -> EndedBean.address();
            case CLIENT, GRANT_TYPE, ADMINISTRATION -> EndedBean.application();
            case PASSWORD -> throw new IllegalArgumentException("a password has a page of its own");
            case NOT_BEGUN ->
                EndedBean.toCome(
                        space,
                        grant.map(it -> times(it, locale).beginning(it.access().start()))
                                .orElse(null));
        };
    }

    /** By the calendar of the host, as periods are counted. */
    private SpokenTimes times(Grant grant, Locale locale) {
        return new SpokenTimes(locale, ports.zones().of(grant.access().host()));
    }

    /** Null when the space is gone. */
    private @Nullable String nameOf(Grant grant) {
        return ports.spaces().find(grant.access().space()).map(Space::name).orElse(null);
    }
}
