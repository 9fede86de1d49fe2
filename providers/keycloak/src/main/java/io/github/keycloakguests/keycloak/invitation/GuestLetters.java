package io.github.keycloakguests.keycloak.invitation;

import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.LinkSecret;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.notification.Letter;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.MailTemplates;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes the letters about invitations and grants. The secret of a link is made here, at the moment of mailing: until
 * then nobody has it, and afterwards only the receiver.
 */
public final class GuestLetters implements LetterWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final GuestUsers users;

    public GuestLetters(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.users = new GuestUsers(session, realm);
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        return switch (mail.kind()) {
            case INVITATION -> invitation(mail);
            case WELCOME -> welcome(mail);
            case ASKED -> asked(mail);
            case ENDING, OVER, DIGEST, ADDRESS, PASSWORD, CODE ->
                throw new IllegalArgumentException("that is about no invitation");
        };
    }

    private Optional<Letter> invitation(Mail mail) {
        Instant now = ports.clock().instant();
        return ports.invitations()
                .find(new InvitationId(mail.about()))
                .filter(it -> it.openAt(now))
                .filter(it -> it.life().mailings() == 1 || isLatest(mail))
                .flatMap(it -> ports.spaces().find(it.offer().space()).map(space -> invitation(mail, it, space, now)));
    }

    private Letter invitation(Mail mail, Invitation invitation, Space space, Instant now) {
        LinkSecret secret = LinkSecret.fresh();
        ports.invitations().rekey(Map.of(invitation.id(), secret.digest()));
        UserModel reader =
                users.correspondent(mail.to(), invitation.offer().wording().locale());
        Optional<String> inviter = users.byId(invitation.offer().sponsor()).flatMap(GuestUsers::nameOf);
        return letter(
                mail,
                reader,
                subject(invitation, space, inviter),
                "guest-invitation.ftl",
                Map.of(
                        "invitation",
                        new InvitationBean(invitation, space, inviter, times(reader, space), now),
                        "link",
                        InvitationLink.of(mail.origin(), realm, secret)));
    }

    /** Of several that have waited for the mail server only the last goes out: it would make the others' links useless. */
    private boolean isLatest(Mail mail) {
        Mail latest =
                ports.outbox().latestAbout(mail.kind(), List.of(mail.about())).get(mail.about());
        return latest == null || latest.id().equals(mail.id());
    }

    private static MailTemplates.Subject subject(Invitation invitation, Space space, Optional<String> inviter) {
        SubjectLine own = invitation.offer().wording().subject();
        if (own != null) {
            return new MailTemplates.Subject("guestCustomSubject", List.of(own.value()));
        }
        return inviter.map(it -> new MailTemplates.Subject("guestInvitationSubject", List.of(it, space.name())))
                .orElseGet(() -> new MailTemplates.Subject("guestInvitationSubjectAnonymous", List.of(space.name())));
    }

    private Optional<Letter> welcome(Mail mail) {
        return ports.invitations()
                .find(new InvitationId(mail.about()))
                .flatMap(it -> ports.spaces()
                        .find(it.offer().space())
                        .flatMap(space -> users.byAddress(mail.to())
                                .flatMap(user -> ports.grants()
                                        .standing(new UserId(user.getId()), space.id())
                                        .map(grant -> welcome(
                                                mail,
                                                it,
                                                new WelcomeBean.Joined(
                                                        grant,
                                                        space,
                                                        ports.clock().instant()),
                                                user)))));
    }

    private Letter welcome(Mail mail, Invitation accepted, WelcomeBean.Joined joined, UserModel user) {
        String name = ports.accounts()
                .find(joined.grant().guest())
                .map(GuestAccount::displayName)
                .orElse("");
        HomeUrl own = accepted.offer().terms().home();
        return letter(
                mail,
                user,
                new MailTemplates.Subject(
                        "guestWelcomeSubject", List.of(joined.space().name())),
                "guest-welcome.ftl",
                Map.of(
                        "welcome",
                        new WelcomeBean(
                                joined,
                                own == null ? joined.space().home() : own,
                                user.getUsername(),
                                name,
                                times(user, joined.space()))));
    }

    private Optional<Letter> asked(Mail mail) {
        return ports.invitations()
                .find(new InvitationId(mail.about()))
                .flatMap(it -> ports.spaces()
                        .find(it.offer().space())
                        .flatMap(space -> users.byId(it.offer().sponsor())
                                .map(sponsor ->
                                        asked(mail, it.offer().to().address().value(), space.name(), sponsor))));
    }

    private Letter asked(Mail mail, String email, String spaceName, UserModel sponsor) {
        return letter(
                mail,
                sponsor,
                new MailTemplates.Subject("guestAskedSubject", List.of(email, spaceName)),
                "guest-asked.ftl",
                Map.of("asked", new AskedBean(email, spaceName)));
    }

    private Letter letter(
            Mail mail, UserModel reader, MailTemplates.Subject subject, String template, Map<String, Object> beans) {
        return new MailTemplates(session, realm).letter(mail, reader, subject, template, beans);
    }

    private SpokenTimes times(UserModel reader, Space space) {
        Locale locale = session.getContext().resolveLocale(reader, true);
        return new SpokenTimes(locale, space.zone());
    }
}
