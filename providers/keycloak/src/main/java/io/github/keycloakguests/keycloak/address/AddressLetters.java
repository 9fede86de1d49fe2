package io.github.keycloakguests.keycloak.address;

import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.notification.Letter;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.MailTemplates;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.notification.Mail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes the letters that tell those who look after a guest of its other address. */
public final class AddressLetters implements LetterWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public AddressLetters(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        return ports.accounts().find(new UserId(mail.about())).map(it -> letter(mail, it));
    }

    private Letter letter(Mail mail, GuestAccount guest) {
        GuestUsers users = new GuestUsers(session, realm);
        UserModel reader = users.byAddress(mail.to()).orElseGet(() -> users.correspondent(mail.to(), null));
        String address = guest.email().value();
        String shown = guest.displayName().isBlank() ? address : guest.displayName();
        return new MailTemplates(session, realm)
                .letter(
                        mail,
                        reader,
                        new MailTemplates.Subject("guestAddressSubject", List.of(shown)),
                        "guest-address.ftl",
                        Map.of("guest", new AddressMailBean(guest.displayName(), address)));
    }
}
