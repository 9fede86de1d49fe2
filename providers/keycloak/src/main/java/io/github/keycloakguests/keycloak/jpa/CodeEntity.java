package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.otp.CodeState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that says how far a guest has come with codes. */
@Entity
@Table(name = "GUESTS_CODE")
public class CodeEntity {

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "LOGIN")
    private @Nullable String login;

    @Column(name = "DIGEST")
    private @Nullable String digest;

    @Column(name = "DIGITS")
    private int digits;

    @Column(name = "LIFE")
    private long life;

    @Column(name = "UNTIL_AT")
    private long untilAt;

    @Column(name = "TRIES")
    private int tries;

    @Column(name = "FAILURES")
    private int failures;

    @Column(name = "PAUSED_UNTIL")
    private @Nullable Long pausedUntil;

    @Column(name = "MAILINGS")
    private @Nullable String mailings;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected CodeEntity() {}

    CodeState toState() {
        return new CodeState(
                login == null
                        ? null
                        : new CodeState.Live(
                                login, digest, digits, Duration.ofSeconds(life), Instant.ofEpochMilli(untilAt), tries),
                failures,
                Stored.instant(pausedUntil),
                Stored.mailings(mailings));
    }
}
