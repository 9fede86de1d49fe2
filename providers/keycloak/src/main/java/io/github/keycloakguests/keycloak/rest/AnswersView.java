package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.invitation.Answer;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call that invites; places left are those of the host. */
public record AnswersView(int invited, int refused, long placesLeft, List<AnswerView> answers) {

    /** What became of one address. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerView(
            String typed,
            String outcome,
            @Nullable String email,
            @Nullable String reason,
            @Nullable String invitation) {

        static AnswerView of(Answer answer) {
            return switch (answer) {
                case Answer.Invited(String typed, Invitation it) ->
                    new AnswerView(
                            typed,
                            it.life().state() == InvitationState.DRAFT ? "drafted" : "invited",
                            it.offer().to().address().value(),
                            null,
                            it.id().value());
                case Answer.Refused(String typed, Refusal reason, Optional<InvitationId> because) ->
                    new AnswerView(
                            typed,
                            "refused",
                            null,
                            reason.name().toLowerCase(Locale.ROOT),
                            because.map(InvitationId::value).orElse(null));
            };
        }
    }

    static AnswersView of(List<Answer> answers, long left) {
        int invited =
                (int) answers.stream().filter(Answer.Invited.class::isInstance).count();
        return new AnswersView(
                invited,
                answers.size() - invited,
                left,
                answers.stream().map(AnswerView::of).toList());
    }
}
