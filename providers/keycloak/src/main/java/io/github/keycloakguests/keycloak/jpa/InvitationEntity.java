package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Life;
import io.github.keycloakguests.invitation.Offer;
import io.github.keycloakguests.invitation.Terms;
import io.github.keycloakguests.invitation.Wording;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of invitations. */
@Entity
@Table(name = "GUESTS_INVITATION")
public class InvitationEntity {

    /** What an edit writes anew, to be bound by {@link #rewriting}. */
    static final String REWRITING = "update InvitationEntity i set i.email = :email, i.displayName = :display,"
            + " i.nameKey = :nameKey, i.firstName = :first, i.lastName = :last, i.type = :type,"
            + " i.permission = :permission, i.period = :period, i.startsAt = :startsAt, i.homeUrl = :home, i.mayInvite = :mayInvite,"
            + " i.manager = :manager, i.bound = :bound, i.latestEnd = :latestEnd, i.subject = :subject,"
            + " i.message = :message, i.locale = :locale, i.expiresAt = :end, i.openKey = :openKey,"
            + " i.version = i.version + 1";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "HOST_KIND")
    private String hostKind;

    @Column(name = "HOST_ID")
    private String hostId;

    @Column(name = "SPACE_ID")
    private String spaceId;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "DISPLAY_NAME")
    private @Nullable String displayName;

    @Column(name = "NAME_KEY")
    private @Nullable String nameKey;

    @Column(name = "FIRST_NAME")
    private @Nullable String firstName;

    @Column(name = "LAST_NAME")
    private @Nullable String lastName;

    @Column(name = "GUEST_TYPE")
    private String type;

    @Column(name = "PERMISSION")
    private String permission;

    @Column(name = "PERIOD")
    private String period;

    @Column(name = "STARTS_AT")
    private @Nullable Long startsAt;

    @Column(name = "HOME_URL")
    private @Nullable String homeUrl;

    @Column(name = "MAY_INVITE")
    private boolean mayInvite;

    @Column(name = "IS_MANAGER")
    private boolean manager;

    @Column(name = "BOUND")
    private boolean bound;

    @Column(name = "LATEST_END")
    private @Nullable Long latestEnd;

    @Column(name = "SUBJECT")
    private @Nullable String subject;

    @Column(name = "MESSAGE")
    private @Nullable String message;

    @Column(name = "LOCALE")
    private @Nullable String locale;

    @Column(name = "SPONSOR_ID")
    private String sponsorId;

    @Column(name = "STATE")
    private String state;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "EXPIRES_AT")
    private long expiresAt;

    @Column(name = "MAILINGS")
    private int mailings;

    @Column(name = "MAILED_AT")
    private long mailedAt;

    @Column(name = "ASKED_AT")
    private long askedAt;

    @Column(name = "DIGEST")
    private String digest;

    /** Whether it takes a place of its host; written by the places, which know. */
    @Column(name = "HELD")
    private boolean held;

    @Column(name = "OPEN_KEY")
    private String openKey;

    @Column(name = "VERSION")
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected InvitationEntity() {}

    InvitationEntity(String realmId, Invitation invitation) {
        Offer offer = invitation.offer();
        Terms terms = offer.terms();
        Instant latest = terms.bounds() == null ? null : terms.bounds().latestEnd();
        Wording wording = offer.wording();
        Life life = invitation.life();
        this.id = invitation.id().value();
        this.realmId = realmId;
        this.hostKind = offer.host().kind().name();
        this.hostId = offer.host().value();
        this.spaceId = offer.space().value();
        this.email = offer.to().address().value();
        this.displayName = offer.to().name().display();
        this.nameKey = displayName == null ? null : displayName.toLowerCase(Locale.ROOT);
        this.firstName = offer.to().name().first();
        this.lastName = offer.to().name().last();
        this.type = terms.type();
        this.permission = terms.permission().level();
        this.period = terms.period().text();
        this.startsAt = terms.start() == null ? null : terms.start().moment().toEpochMilli();
        this.homeUrl = terms.home() == null ? null : terms.home().value();
        this.mayInvite = terms.powers().mayInvite();
        this.manager = terms.powers().manager();
        this.bound = terms.bounds() != null;
        this.latestEnd = latest == null ? null : latest.toEpochMilli();
        this.subject = wording.subject() == null ? null : wording.subject().value();
        this.message = wording.message() == null ? null : wording.message().value();
        this.locale = wording.locale();
        this.sponsorId = offer.sponsor().value();
        this.state = life.state().name();
        this.createdAt = life.createdAt().toEpochMilli();
        this.expiresAt = life.expiresAt().toEpochMilli();
        this.mailings = life.mailings();
        this.mailedAt = life.mailedAt().toEpochMilli();
        this.digest = id;
        this.openKey = openKey(realmId, offer.space(), offer.to().address());
        this.version = life.version();
    }

    /** The value that only one open invitation or draft of an address to a space can have. */
    static String openKey(String realmId, SpaceId space, EmailAddress address) {
        return realmId + ":" + space.value() + ":" + address.value();
    }

    void rewriting(Query update) {
        update.setParameter("email", email)
                .setParameter("display", displayName)
                .setParameter("nameKey", nameKey)
                .setParameter("first", firstName)
                .setParameter("last", lastName)
                .setParameter("type", type)
                .setParameter("permission", permission)
                .setParameter("period", period)
                .setParameter("startsAt", startsAt)
                .setParameter("home", homeUrl)
                .setParameter("mayInvite", mayInvite)
                .setParameter("manager", manager)
                .setParameter("bound", bound)
                .setParameter("latestEnd", latestEnd)
                .setParameter("subject", subject)
                .setParameter("message", message)
                .setParameter("locale", locale)
                .setParameter("end", expiresAt)
                .setParameter("openKey", openKey);
    }

    Invitation toInvitation() {
        Offer offer = new Offer(
                new HostId(Stored.known(HostId.Kind.class, hostKind), hostId),
                new SpaceId(spaceId),
                new Recipient(new EmailAddress(email), new PersonName(displayName, firstName, lastName)),
                terms(),
                wording(),
                new UserId(sponsorId));
        Life life = new Life(
                Stored.known(InvitationState.class, state),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(expiresAt),
                mailings,
                Instant.ofEpochMilli(mailedAt),
                version);
        return new Invitation(new InvitationId(id), offer, life);
    }

    private Terms terms() {
        return new Terms(
                type,
                new Permission(permission),
                Stored.period(period),
                startsAt == null ? null : new Start(Instant.ofEpochMilli(startsAt)),
                homeUrl == null ? null : new HomeUrl(homeUrl),
                new Powers(mayInvite, manager),
                bound ? new Terms.Bounds(Stored.instant(latestEnd)) : null);
    }

    private Wording wording() {
        return new Wording(
                subject == null ? null : new SubjectLine(subject),
                message == null ? null : new PersonalMessage(message),
                locale);
    }
}
