package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Life;
import io.github.keycloakguests.invitation.Offer;
import io.github.keycloakguests.invitation.Terms;
import io.github.keycloakguests.invitation.Wording;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An invitation as the API shows it: everything but its secret, which nobody has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvitationView(
        String id,
        String space,
        String email,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        String type,
        String permission,
        String period,
        @Nullable String startsAt,
        boolean mayInvite,
        boolean manager,
        @Nullable String homeUrl,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String locale,
        String sponsor,
        String state,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String validity,
        int mailings,
        @Nullable MailView mail,
        @Nullable String replaces) {

    /** How far its latest mail has come. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MailView(
            String state,
            int attempts,
            @Nullable String sentAt,
            @Nullable String nextAttemptAt,
            @Nullable String error) {

        static MailView of(Mail mail) {
            Mail.Dispatch dispatch = mail.dispatch();
            boolean waits = dispatch.state() == MailState.QUEUED;
            return new MailView(
                    dispatch.state().name().toLowerCase(Locale.ROOT),
                    dispatch.attempts(),
                    dispatch.sentAt() == null ? null : dispatch.sentAt().toString(),
                    waits ? dispatch.dueAt().toString() : null,
                    dispatch.words());
        }
    }

    static InvitationView of(Invitation invitation, @Nullable Mail mail, @Nullable InvitationId replaces, Instant now) {
        Offer offer = invitation.offer();
        Terms terms = offer.terms();
        Wording wording = offer.wording();
        Life life = invitation.life();
        boolean draft = life.state() == InvitationState.DRAFT;
        return new InvitationView(
                invitation.id().value(),
                offer.space().value(),
                offer.to().address().value(),
                offer.to().name().display(),
                offer.to().name().first(),
                offer.to().name().last(),
                terms.type(),
                terms.permission().level(),
                terms.period().text(),
                terms.start() == null ? null : terms.start().moment().toString(),
                terms.powers().mayInvite(),
                terms.powers().manager(),
                terms.home() == null ? null : terms.home().value(),
                wording.subject() == null ? null : wording.subject().value(),
                wording.message() == null ? null : wording.message().value(),
                wording.locale(),
                offer.sponsor().value(),
                invitation.stateAt(now).name().toLowerCase(Locale.ROOT),
                life.createdAt().toString(),
                draft ? null : life.expiresAt().toString(),
                draft ? Duration.between(life.createdAt(), life.expiresAt()).toString() : null,
                life.mailings(),
                mail == null ? null : MailView.of(mail),
                replaces == null ? null : replaces.value());
    }
}
