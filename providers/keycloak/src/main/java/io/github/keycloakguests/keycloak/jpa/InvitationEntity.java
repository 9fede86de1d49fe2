package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.email.SubjectLine;
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
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of invitations. */
@Entity
@Table(name = "GUESTS_INVITATION")
public class InvitationEntity {

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

    @Column(name = "HOME_URL")
    private @Nullable String homeUrl;

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

    @Column(name = "OPEN_KEY")
    private String openKey;

    @Column(name = "VERSION")
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected InvitationEntity() {}

    InvitationEntity(String realmId, Invitation invitation) {
        Offer offer = invitation.offer();
        Terms terms = offer.terms();
        Wording wording = offer.wording();
        Life life = invitation.life();
        this.id = invitation.id().value();
        this.realmId = realmId;
        this.hostKind = offer.host().kind().name();
        this.hostId = offer.host().value();
        this.spaceId = offer.space().value();
        this.email = offer.to().address().value();
        this.displayName = offer.to().name().display();
        this.firstName = offer.to().name().first();
        this.lastName = offer.to().name().last();
        this.type = terms.type();
        this.permission = terms.permission().level();
        this.period = terms.period().text();
        this.homeUrl = terms.home() == null ? null : terms.home().value();
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

    /** The value that only one open invitation of an address to a space can have. */
    static String openKey(String realmId, SpaceId space, EmailAddress address) {
        return realmId + ":" + space.value() + ":" + address.value();
    }

    Invitation toInvitation() {
        Terms terms = new Terms(
                type, new Permission(permission), Stored.period(period), homeUrl == null ? null : new HomeUrl(homeUrl));
        Wording wording = new Wording(
                subject == null ? null : new SubjectLine(subject),
                message == null ? null : new PersonalMessage(message),
                locale);
        Offer offer = new Offer(
                new HostId(HostId.Kind.valueOf(hostKind), hostId),
                new SpaceId(spaceId),
                new Recipient(new EmailAddress(email), new PersonName(displayName, firstName, lastName)),
                terms,
                wording,
                new UserId(sponsorId));
        Life life = new Life(
                InvitationState.valueOf(state),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(expiresAt),
                mailings,
                Instant.ofEpochMilli(mailedAt),
                version);
        return new Invitation(new InvitationId(id), offer, life);
    }
}
