package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.invitation.AskAgain;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.keycloak.invitation.InvitationBean;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The pages behind an invitation link. */
final class JoinPages {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final String link;

    /** @param link the address of the invitation link itself, to which the forms are sent */
    JoinPages(KeycloakSession session, RealmModel realm, RealmPorts ports, String link) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.link = link;
    }

    /** For an address without an account. */
    Response signUp(Invitation invitation, Space space, Optional<UserModel> loggedIn) {
        MultivaluedMap<String, String> suggested = new MultivaluedHashMap<>();
        PersonName name = invitation.offer().to().name();
        put(suggested, SignUpForm.DISPLAY_NAME, name.display());
        put(suggested, UserModel.FIRST_NAME, name.first());
        put(suggested, UserModel.LAST_NAME, name.last());
        return signUp(invitation, space, loggedIn, suggested, List.of());
    }

    /** The same again, with what was typed and what is wrong with it. */
    Response signUp(
            Invitation invitation,
            Space space,
            Optional<UserModel> loggedIn,
            MultivaluedMap<String, String> typed,
            List<FormMessage> errors) {
        MultivaluedMap<String, String> shown = new MultivaluedHashMap<>(typed);
        shown.remove(SignUpForm.PASSWORD);
        shown.remove(SignUpForm.PASSWORD_CONFIRM);
        LoginFormsProvider form = form(errors.isEmpty() ? Response.Status.OK : Response.Status.BAD_REQUEST)
                .setAttribute("invitation", bean(invitation, space))
                .setAttribute("action", link)
                .setAttribute("formData", plain(shown))
                // The page of Keycloak's own registration reads the profile from this bean (services, 26.7).
                .setAttribute("profile", new RegisterBean(shown, session));
        loggedIn.ifPresent(it -> form.setAttribute("otherAccount", it.getUsername()));
        form.setAttribute("providers", new OtherDoors(session).beans());
        form.setAttribute("providerAction", link + "/login");
        if (!errors.isEmpty()) {
            form.setErrors(errors);
        }
        return form.createForm("guest-sign-up.ftl");
    }

    /** For an address with an account. */
    Response logIn(Invitation invitation, Space space, Optional<FormMessage> error) {
        LoginFormsProvider form = form(error.isPresent() ? Response.Status.CONFLICT : Response.Status.OK)
                .setAttribute("invitation", bean(invitation, space))
                .setAttribute("action", link + "/login");
        error.ifPresent(it -> form.setError(it.getMessage()));
        return form.createForm("guest-log-in.ftl");
    }

    /** For a link that was good once. */
    Response over(Invitation invitation, InvitationState why) {
        String home = why == InvitationState.ACCEPTED
                ? new Landing(ports).after(invitation).map(HomeUrl::value).orElse(null)
                : null;
        return over(
                Response.Status.GONE,
                new LinkBean(
                        switch (why) {
                            case ACCEPTED -> "used";
                            case REVOKED -> "revoked";
                            case EXPIRED -> "expired";
                            case DRAFT, OPEN -> "unknown";
                        },
                        AskAgain.makesSense(why) ? link + "/ask" : null,
                        home));
    }

    /** For a link that nobody knows. */
    Response unknown() {
        return over(Response.Status.NOT_FOUND, new LinkBean("unknown", null, null));
    }

    Response asked() {
        return form(Response.Status.OK).createForm("guest-asked.ftl");
    }

    /** For an offer that cannot be taken just now. */
    Response unavailable(UnavailableBean why) {
        return form(Response.Status.CONFLICT).setAttribute("unavailable", why).createForm("guest-unavailable.ftl");
    }

    private Response over(Response.Status status, LinkBean bean) {
        return form(status).setAttribute("link", bean).createForm("guest-link-over.ftl");
    }

    /** Never kept by a browser, and its address, which holds the secret, never told to where its links lead. */
    private LoginFormsProvider form(Response.Status status) {
        return session.getProvider(LoginFormsProvider.class)
                .setStatus(status)
                .setResponseHeader("Cache-Control", "no-store")
                .setResponseHeader("Referrer-Policy", "no-referrer");
    }

    private InvitationBean bean(Invitation invitation, Space space) {
        return InvitationPage.bean(session, realm, ports, invitation, space);
    }

    private static Map<String, String> plain(MultivaluedMap<String, String> typed) {
        Map<String, String> plain = new HashMap<>();
        typed.forEach((name, values) -> plain.put(name, values.isEmpty() ? "" : values.getFirst()));
        return plain;
    }

    private static void put(MultivaluedMap<String, String> form, String field, @Nullable String value) {
        if (value != null) {
            form.putSingle(field, value);
        }
    }
}
