package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.address.AddressPolicies;
import io.github.keycloakguests.address.Mailboxes;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.fence.Fences;
import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.keycloak.address.AddressLetters;
import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.guest.KeycloakMemberRoles;
import io.github.keycloakguests.keycloak.guest.KeycloakMemberships;
import io.github.keycloakguests.keycloak.guest.KeycloakSessions;
import io.github.keycloakguests.keycloak.guest.UserStandings;
import io.github.keycloakguests.keycloak.invitation.GuestLetters;
import io.github.keycloakguests.keycloak.jpa.JpaAppointments;
import io.github.keycloakguests.keycloak.jpa.JpaAttendance;
import io.github.keycloakguests.keycloak.jpa.JpaBooks;
import io.github.keycloakguests.keycloak.jpa.JpaCodes;
import io.github.keycloakguests.keycloak.jpa.JpaDueGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaGuestDirectory;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaNotices;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.keycloak.jpa.JpaPasswordLinks;
import io.github.keycloakguests.keycloak.jpa.JpaPasswordTerms;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.jpa.JpaSpaceRegister;
import io.github.keycloakguests.keycloak.jpa.JpaStandings;
import io.github.keycloakguests.keycloak.jpa.JpaTrail;
import io.github.keycloakguests.keycloak.notice.KeycloakCaretakers;
import io.github.keycloakguests.keycloak.notice.NoticeLetters;
import io.github.keycloakguests.keycloak.notice.RealmDigests;
import io.github.keycloakguests.keycloak.notification.LetterWriter;
import io.github.keycloakguests.keycloak.notification.RealmMail;
import io.github.keycloakguests.keycloak.notification.WakingOutbox;
import io.github.keycloakguests.keycloak.otp.CodeLetters;
import io.github.keycloakguests.keycloak.password.PasswordLetters;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.reconcile.Reconciliation;
import io.github.keycloakguests.keycloak.settings.KeycloakDomainLists;
import io.github.keycloakguests.keycloak.settings.RealmGuestTypes;
import io.github.keycloakguests.keycloak.settings.RealmPolicies;
import io.github.keycloakguests.keycloak.settings.RealmSettings;
import io.github.keycloakguests.keycloak.space.KeycloakSpaceGroups;
import io.github.keycloakguests.keycloak.space.KeycloakSpaces;
import io.github.keycloakguests.keycloak.sweep.RealmSweep;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.lifecycle.DueGrants;
import io.github.keycloakguests.lifecycle.MemberRoles;
import io.github.keycloakguests.notice.Caretakers;
import io.github.keycloakguests.notice.Notices;
import io.github.keycloakguests.notice.SendDigests;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.otp.CodePolicies;
import io.github.keycloakguests.otp.CodeSeal;
import io.github.keycloakguests.otp.Codes;
import io.github.keycloakguests.password.PasswordLinks;
import io.github.keycloakguests.password.PasswordPolicies;
import io.github.keycloakguests.password.PasswordTerms;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.space.HostZones;
import io.github.keycloakguests.space.SpaceGroups;
import io.github.keycloakguests.space.SpaceRegister;
import io.github.keycloakguests.space.Spaces;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** The objects of one session, put together: the only place that knows which class stands behind which port. */
final class GuestsGraph implements RealmPorts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<String> origin;
    private final Outbox outbox;

    private GuestsGraph(KeycloakSession session, RealmModel realm, Supplier<String> origin, Outbox outbox) {
        this.session = session;
        this.realm = realm;
        this.origin = origin;
        this.outbox = outbox;
    }

    /** For a request, or for something that Keycloak does without one: only then there is no address of the server. */
    static RealmPorts of(KeycloakSession session, RealmModel realm) {
        Outbox outbox = new WakingOutbox(
                new JpaOutbox(entities(session), realm.getId()),
                lane -> GuestsResourceProviderFactory.sender(session, lane).wakeAfter(session));
        return new GuestsGraph(
                session,
                realm,
                () -> session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString(),
                outbox);
    }

    /** For the worker, which no request tells the server's address: each mail bears the one it was queued under. */
    static RealmMail mail(KeycloakSession session, RealmModel realm) {
        Outbox outbox = new JpaOutbox(entities(session), realm.getId());
        return new RealmMail(
                outbox,
                mail -> letters(mail.kind(), session, realm, new GuestsGraph(session, realm, mail::origin, outbox))
                        .write(mail));
    }

    private static LetterWriter letters(MailKind kind, KeycloakSession session, RealmModel realm, RealmPorts ports) {
        return switch (kind) {
            case INVITATION, WELCOME, ASKED -> new GuestLetters(session, realm, ports);
            case ENDING, OVER, DIGEST -> new NoticeLetters(session, realm, ports);
            case ADDRESS -> new AddressLetters(session, realm, ports);
            case PASSWORD -> new PasswordLetters(session, realm, ports);
            case CODE -> new CodeLetters(session, realm, ports);
        };
    }

    /** For the worker that gathers notices; each bears the server's address. */
    static RealmDigests digests(KeycloakSession session, RealmModel realm) {
        RealmPorts ports = of(session, realm);
        Duration pause = new RealmSettings(realm).digestPause();
        return new RealmDigests(
                ports.notices(), new SendDigests(ports.notices(), ports.outbox(), pause, ports.clock()));
    }

    /** For the worker that writes down when guests were here. */
    static Attendance attendance(KeycloakSession session, RealmModel realm) {
        return new JpaAttendance(entities(session), realm.getId());
    }

    /** For the worker that carries out what time has decided; it gives the session a request where a guest's needs one. */
    static RealmSweep sweep(KeycloakSession session, RealmModel realm) {
        RealmPorts ports = of(session, realm);
        return new RealmSweep(
                new RealmSettings(realm).sweeps(),
                ports.dueGrants(),
                guest -> new JpaGuestAccounts(entities(session), realm.getId(), () -> "").originOf(guest),
                ports::carryingOutTime);
    }

    /** For the worker that compares our rows with Keycloak's, and whoever asks for it. */
    static Reconciliation reconciliation(KeycloakSession session, RealmModel realm) {
        return new Reconciliation(
                session,
                realm,
                of(session, realm),
                new Reconciliation.Rows(new JpaBooks(entities(session), realm.getId()), purge(session, realm)));
    }

    static JpaPurge purge(KeycloakSession session, RealmModel realm) {
        return new JpaPurge(entities(session), realm.getId());
    }

    @Override
    public Spaces spaces() {
        return new KeycloakSpaces(session, realm, register(), origin);
    }

    @Override
    public SpaceRegister register() {
        return new JpaSpaceRegister(entities(), realm.getId());
    }

    @Override
    public SpaceGroups groups() {
        return new KeycloakSpaceGroups(session, realm);
    }

    @Override
    public HostZones zones() {
        return new HostZones(register(), new RealmSettings(realm).timeZone());
    }

    @Override
    public GuestTypes types() {
        return new RealmGuestTypes(realm);
    }

    @Override
    public Invitations invitations() {
        return new JpaInvitations(entities(), realm.getId());
    }

    @Override
    public GuestAccounts accounts() {
        return new JpaGuestAccounts(entities(), realm.getId(), origin);
    }

    @Override
    public Grants grants() {
        return new JpaGrants(entities(), realm.getId(), agenda());
    }

    @Override
    public DueGrants dueGrants() {
        return new JpaDueGrants(entities(), realm.getId());
    }

    @Override
    public Agenda agenda() {
        return new Agenda(new RealmSettings(realm).noticePlan());
    }

    @Override
    public Places places() {
        return new JpaPlaces(entities(), realm.getId(), new RealmSettings(realm).quota());
    }

    @Override
    public GuestDirectory directory() {
        return new JpaGuestDirectory(entities(), realm.getId());
    }

    @Override
    public Attendance attendance() {
        return attendance(session, realm);
    }

    @Override
    public Appointments appointments() {
        return new JpaAppointments(entities(), realm.getId());
    }

    @Override
    public Memberships memberships() {
        return new KeycloakMemberships(session, realm);
    }

    @Override
    public Sessions sessions() {
        return new KeycloakSessions(session, realm, clock());
    }

    @Override
    public MemberRoles memberRoles() {
        return new KeycloakMemberRoles(session, realm, standings());
    }

    @Override
    public UserStandings standings() {
        return new UserStandings(session, realm, it -> new JpaStandings(entities(), realm.getId()).of(it));
    }

    @Override
    public Trail trail() {
        return new JpaTrail(entities(), realm.getId());
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Notices notices() {
        return new JpaNotices(entities(), realm.getId());
    }

    @Override
    public Caretakers caretakers() {
        return new KeycloakCaretakers(session, realm, appointments(), grants(), clock());
    }

    @Override
    public DomainLists domains() {
        return new KeycloakDomainLists(session, realm);
    }

    @Override
    public Fences fences() {
        return new RealmPolicies(realm)::fence;
    }

    @Override
    public Codes codes() {
        return new JpaCodes(entities(), realm.getId());
    }

    /** The key that the realm signs its own cookies and links with; when it is another, codes under way are worth nothing. */
    @Override
    public CodeSeal codeSeal() {
        return new CodeSeal(session.keys()
                .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
                .getSecretKey());
    }

    @Override
    public CodePolicies codePolicies() {
        return new RealmPolicies(realm)::codes;
    }

    @Override
    public AddressPolicies addressPolicies() {
        return new RealmPolicies(realm)::addressChangeable;
    }

    @Override
    public Mailboxes mailboxes() {
        return user -> new GuestUsers(session, realm)
                .byId(user)
                .filter(UserModel::isEnabled)
                .flatMap(it -> Optional.ofNullable(it.getEmail()).flatMap(EmailAddress::parse));
    }

    @Override
    public PasswordTerms passwordTerms() {
        return new JpaPasswordTerms(entities(), realm.getId());
    }

    @Override
    public PasswordLinks passwordLinks() {
        return new JpaPasswordLinks(entities(), realm.getId());
    }

    @Override
    public PasswordPolicies passwordPolicies() {
        return new RealmPolicies(realm)::password;
    }

    @Override
    public String origin() {
        return origin.get();
    }

    @Override
    public Duration retention() {
        return new RealmSettings(realm).retention();
    }

    @Override
    public Clock clock() {
        return new ServerClock();
    }

    private EntityManager entities() {
        return entities(session);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
