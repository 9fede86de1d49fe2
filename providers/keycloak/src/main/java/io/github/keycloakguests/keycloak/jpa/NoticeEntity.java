package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notice.Notice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A row that says that somebody is told how near the end of a grant is. */
@Entity
@Table(name = "GUESTS_NOTICE")
public class NoticeEntity {

    /** Stands for a mail as long as there is none. */
    static final String WAITING = "-";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "NOTICE_KEY")
    private String noticeKey;

    @Column(name = "RECIPIENT_ID")
    private String recipientId;

    @Column(name = "MATTER")
    private String matter;

    @Column(name = "GRANT_ID")
    private String grantId;

    @Column(name = "DISTANCE")
    private long distance;

    @Column(name = "ENDS_AT")
    private long endsAt;

    @Column(name = "ORIGIN")
    private String origin;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "MAIL_ID")
    private String mailId;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected NoticeEntity() {}

    Notice toNotice() {
        return new Notice(
                new UserId(recipientId),
                matter,
                new GrantId(grantId),
                Duration.ofSeconds(distance),
                Instant.ofEpochMilli(endsAt));
    }
}
