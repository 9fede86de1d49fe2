package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.notification.Letter;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.MailTemplates;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.otp.MakeCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes the letters that bring codes. A code is made here: until then nobody has it, and afterwards only the receiver. */
public final class CodeLetters implements LetterWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public CodeLetters(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        UserId guest = new UserId(mail.about());
        return new GuestUsers(session, realm)
                .byId(guest)
                .filter(UserModel::isEnabled)
                .filter(it -> isLatest(mail))
                .flatMap(user -> ports.makingCode().make(guest).map(made -> letter(mail, user, bean(guest, made))));
    }

    private CodeMailBean bean(UserId guest, MakeCode.Made made) {
        return new CodeMailBean(
                ports.accounts().find(guest).map(GuestAccount::displayName).orElse(""),
                made.code(),
                made.life().toMinutes());
    }

    private Letter letter(Mail mail, UserModel user, CodeMailBean bean) {
        return new MailTemplates(session, realm)
                .letter(
                        mail,
                        user,
                        new MailTemplates.Subject("guestCodeSubject", List.of()),
                        "guest-code.ftl",
                        Map.of("code", bean));
    }

    /** Of several that have waited for the mail server only the last goes out: it would make the others useless. */
    private boolean isLatest(Mail mail) {
        Mail latest =
                ports.outbox().latestAbout(MailKind.CODE, List.of(mail.about())).get(mail.about());
        return latest == null || latest.id().equals(mail.id());
    }
}
