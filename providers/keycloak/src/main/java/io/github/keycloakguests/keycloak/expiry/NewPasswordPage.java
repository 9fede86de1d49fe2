package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/** The page that says that a password has expired, and offers a link by mail to set a new one. */
final class NewPasswordPage {

    private static final String MAIL = "mail";

    private final RealmPorts ports;

    NewPasswordPage(RealmPorts ports) {
        this.ports = ports;
    }

    /** Whether a form asks for the link, and whoever sends it is refused for that. */
    boolean asksForLink(Optional<Admission.Refused> refusal, MultivaluedMap<String, String> form) {
        return form.containsKey(MAIL)
                && refusal.filter(it -> it.reason() == Admission.Reason.PASSWORD)
                        .isPresent();
    }

    Response page(LoginFormsProvider form, UserModel user) {
        return page(form, user, false);
    }

    /** Has the link mailed; the page says the same when there were mails enough. */
    Response mail(LoginFormsProvider form, UserModel user, EventBuilder event) {
        EmailAddress to = address(user);
        if (ports.sendingPasswordLink().send(new UserId(user.getId()), to, ports.origin())) {
            event.clone()
                    .event(EventType.SEND_RESET_PASSWORD)
                    .user(user)
                    .detail(Details.EMAIL, to.value())
                    .success();
        }
        return page(form, user, true);
    }

    private Response page(LoginFormsProvider form, UserModel user, boolean asked) {
        return form.setStatus(asked ? Response.Status.OK : Response.Status.FORBIDDEN)
                .setAttribute("expired", new PasswordExpiredBean(address(user), asked))
                .createForm("guest-password-expired.ftl");
    }

    private EmailAddress address(UserModel user) {
        return ports.standings()
                .of(user)
                .flatMap(it -> new PermittedGuest(user, it).address())
                .orElseThrow(() -> new IllegalStateException("a guest has an address"));
    }
}
