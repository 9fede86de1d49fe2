package io.github.keycloakguests.keycloak.password;

import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.BackgroundRequest;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.notification.Letter;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.MailTemplates;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.notification.Mail;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes the letters with a link to set a new password. The link is made here, and written down nowhere. */
public final class PasswordLetters implements LetterWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public PasswordLetters(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    /** To nobody who is no guest any more, and to no address that is no longer the guest's. */
    @Override
    public Optional<Letter> write(Mail mail) {
        return new GuestUsers(session, realm)
                .byId(new UserId(mail.about()))
                .filter(UserModel::isEnabled)
                .flatMap(user -> ports.standings()
                        .of(user)
                        .filter(it -> !it.member())
                        .filter(it -> new PermittedGuest(user, it).address().equals(Optional.of(mail.to())))
                        .map(it -> letter(mail, user, it)));
    }

    private Letter letter(Mail mail, UserModel user, Standing standing) {
        PasswordMailBean bean = new PasswordMailBean(
                standing.account().map(GuestAccount::displayName).orElse(""),
                link(mail, user),
                GuestPasswordToken.LIFE.toHours());
        return new MailTemplates(session, realm)
                .letter(
                        mail,
                        user,
                        new MailTemplates.Subject("guestPasswordSubject", List.of()),
                        "guest-password.ftl",
                        Map.of("password", bean));
    }

    /** Under which Keycloak takes action tokens (LoginActionsService, 26.7). */
    private String link(Mail mail, UserModel user) {
        String token = new GuestPasswordToken(user, ports.clock().instant())
                .serialize(session, realm, new BackgroundRequest(URI.create(mail.origin())).getUri());
        return UriBuilder.fromUri(mail.origin())
                .path("realms/{realm}/login-actions/action-token")
                .queryParam("key", token)
                .build(realm.getName())
                .toString();
    }
}
