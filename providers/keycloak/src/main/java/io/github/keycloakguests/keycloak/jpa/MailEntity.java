package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailId;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.MailState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
@Entity
@Table(name = "GUESTS_MAIL")
public class MailEntity {

    /** The claim of a mail that nobody has taken. */
    static final String UNCLAIMED = "-";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "KIND")
    private String kind;

    @Column(name = "ABOUT")
    private String about;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "ORIGIN")
    private String origin;

    @Column(name = "STATE")
    private String state;

    @Column(name = "ATTEMPTS")
    private int attempts;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "DUE_AT")
    private long dueAt;

    @Column(name = "SENT_AT")
    private @Nullable Long sentAt;

    @Column(name = "WORDS")
    private @Nullable String words;

    @Column(name = "CLAIM")
    private String claim = UNCLAIMED;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected MailEntity() {}

    MailEntity(String realmId, Mail mail) {
        this.id = mail.id().value();
        this.realmId = realmId;
        this.kind = mail.kind().name();
        this.about = mail.about();
        this.email = mail.to().value();
        this.origin = mail.origin();
        this.state = mail.dispatch().state().name();
        this.attempts = mail.dispatch().attempts();
        this.createdAt = mail.dispatch().createdAt().toEpochMilli();
        this.dueAt = mail.dispatch().dueAt().toEpochMilli();
        this.words = mail.dispatch().words();
    }

    Mail toMail() {
        return new Mail(
                new MailId(id),
                Stored.known(MailKind.class, kind),
                about,
                new EmailAddress(email),
                origin,
                new Mail.Dispatch(
                        Stored.known(MailState.class, state),
                        attempts,
                        Instant.ofEpochMilli(createdAt),
                        Instant.ofEpochMilli(dueAt),
                        Stored.instant(sentAt),
                        words));
    }
}
