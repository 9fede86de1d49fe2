package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.notification.Letter;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.MailTemplates;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.RealmSettings;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.notice.Notice;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes the letters that tell of ends. What has changed since is left out: a grant that was renewed, say, whose end is
 * another now.
 */
public final class NoticeLetters implements LetterWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final GuestUsers users;

    public NoticeLetters(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.users = new GuestUsers(session, realm);
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        return switch (mail.kind()) {
            case ENDING -> toGuest(mail, Form.ENDING);
            case OVER -> toGuest(mail, Form.OVER);
            case DIGEST -> digest(mail);
            case INVITATION, WELCOME, ASKED, ADDRESS, PASSWORD, CODE ->
                throw new IllegalArgumentException("that is no notice");
        };
    }

    private Optional<Letter> toGuest(Mail mail, Form form) {
        return ports.notices().in(mail.id()).stream()
                .findFirst()
                .flatMap(notice -> users.byId(notice.recipient())
                        .filter(UserModel::isEnabled)
                        .flatMap(user -> toGuest(mail, notice, user, form)));
    }

    private Optional<Letter> toGuest(Mail mail, Notice notice, UserModel user, Form form) {
        List<Space> spaces = ports.grants().of(notice.recipient()).stream()
                .filter(it -> it.access().host().value().equals(notice.matter()) && isSo(notice, it))
                .flatMap(it -> ports.spaces().find(it.access().space()).stream())
                .toList();
        if (spaces.isEmpty()) {
            return Optional.empty();
        }
        String end = times(user, spaces.getFirst()).ending(notice.end());
        String name = ports.accounts()
                .find(notice.recipient())
                .map(GuestAccount::displayName)
                .orElse("");
        List<String> names = spaces.stream().map(Space::name).sorted().toList();
        return Optional.of(letter(
                mail,
                user,
                form.subject(names, end),
                form.template(),
                Map.of("ending", new EndingBean(name, names, end, account(mail)))));
    }

    /** What a letter to a guest is made of; of several spaces the subject names none. */
    private record Form(String ofOne, String ofSeveral, String template) {

        private static final Form ENDING =
                new Form("guestEndingSubject", "guestEndingSubjectSeveral", "guest-ending.ftl");
        private static final Form OVER = new Form("guestOverSubject", "guestOverSubjectSeveral", "guest-over.ftl");

        private MailTemplates.Subject subject(List<String> spaces, String end) {
            return spaces.size() == 1
                    ? new MailTemplates.Subject(ofOne, List.of(spaces.getFirst(), end))
                    : new MailTemplates.Subject(ofSeveral, List.of(end));
        }
    }

    private Optional<Letter> digest(Mail mail) {
        List<Notice> notices = ports.notices().in(mail.id());
        return users.byId(new UserId(mail.about()))
                .filter(UserModel::isEnabled)
                .map(user -> bean(mail, notices, user))
                .filter(it -> it.getAll() > 0)
                .flatMap(bean -> users.byId(new UserId(mail.about()))
                        .map(user -> letter(
                                mail,
                                user,
                                new MailTemplates.Subject("guestDigestSubject", List.of(bean.getAll())),
                                "guest-digest.ftl",
                                Map.of("digest", bean))));
    }

    private DigestBean bean(Mail mail, List<Notice> notices, UserModel reader) {
        Map<String, Grant> grants =
                ports
                        .grants()
                        .find(notices.stream().map(Notice::grant).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        Digest digest = new Digest(
                grants,
                ports.accounts()
                        .find(grants.values().stream()
                                .map(Grant::guest)
                                .distinct()
                                .toList()),
                reader);
        return new DigestBean(
                digest.lines(notices.stream().filter(it -> !it.over())),
                digest.lines(notices.stream().filter(Notice::over)),
                new RealmSettings(realm).console().orElseGet(() -> account(mail)));
    }

    /** What one digest is about. Spaces and those who look after them are asked for once each. */
    private final class Digest {

        private final Map<String, Grant> grants;
        private final Map<UserId, GuestAccount> accounts;
        private final UserModel reader;
        private final Map<SpaceId, Optional<Space>> spaces = new HashMap<>();

        private Digest(Map<String, Grant> grants, Map<UserId, GuestAccount> accounts, UserModel reader) {
            this.grants = grants;
            this.accounts = accounts;
            this.reader = reader;
        }

        private List<DigestBean.Line> lines(Stream<Notice> notices) {
            return notices.flatMap(it -> line(it).stream()).toList();
        }

        private Optional<DigestBean.Line> line(Notice notice) {
            return Optional.ofNullable(grants.get(notice.grant().value()))
                    .filter(it -> isSo(notice, it))
                    .flatMap(grant -> space(grant)
                            .map(space -> new DigestBean.Line(
                                    nameOf(grant.guest()),
                                    space.name(),
                                    times(reader, space).ending(notice.end()))));
        }

        private Optional<Space> space(Grant grant) {
            return spaces.computeIfAbsent(
                    grant.access().space(), it -> ports.spaces().find(it));
        }

        private String nameOf(UserId guest) {
            return Optional.ofNullable(accounts.get(guest))
                    .map(it -> it.displayName().isBlank() ? it.email().value() : it.displayName())
                    .orElse("");
        }
    }

    /** Whether the grant still ends then, by itself, and what the notice says of it is true now. */
    private boolean isSo(Notice notice, Grant grant) {
        Instant now = ports.clock().instant();
        boolean ends = notice.end().equals(grant.access().end()) && grant.state() != GrantState.ENDED;
        boolean told = notice.over()
                ? grant.access().overAt(now)
                : grant.state() == GrantState.ACTIVE && !grant.access().overAt(now);
        return ends && told;
    }

    private HomeUrl account(Mail mail) {
        return new HomeUrl(UriBuilder.fromUri(mail.origin())
                .path("realms/{realm}/account")
                .build(realm.getName())
                .toString());
    }

    private Letter letter(
            Mail mail, UserModel reader, MailTemplates.Subject subject, String template, Map<String, Object> beans) {
        return new MailTemplates(session, realm).letter(mail, reader, subject, template, beans);
    }

    private SpokenTimes times(UserModel reader, Space space) {
        return new SpokenTimes(session.getContext().resolveLocale(reader, true), space.zone());
    }
}
