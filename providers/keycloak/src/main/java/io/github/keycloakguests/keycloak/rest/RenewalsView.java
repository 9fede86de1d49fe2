package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.lifecycle.GrantObjection;
import io.github.keycloakguests.lifecycle.GrantOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a call that renews several; where there are more, the next call begins after that grant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RenewalsView(
        int renewed, int refused, boolean more, @Nullable String after, List<Answer> answers) {

    /** What became of one grant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String grant,
            @Nullable String guest,
            String outcome,
            @Nullable String expiresAt,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String why) {

        static Answer of(Grant before, GrantOutcome outcome, Instant now) {
            return switch (outcome) {
                case GrantOutcome.Changed(Grant after) ->
                    new Answer(
                            after.id().value(),
                            after.guest().value(),
                            "renewed",
                            GrantViews.spelled(after.access().end()),
                            GrantView.state(after, now),
                            null,
                            null);
                case GrantOutcome.Objected(GrantObjection objection) -> refused(before, reason(objection));
                case GrantOutcome.Gone() -> refused(before, "grant_ended");
            };
        }

        /** Of one that the caller sees. */
        static Answer refused(Grant grant, String reason) {
            EndReason why = grant.status().why();
            return new Answer(
                    grant.id().value(),
                    grant.guest().value(),
                    "refused",
                    null,
                    null,
                    reason,
                    why == null ? null : Typed.spelled(why));
        }

        /** Of one that the caller does not see, or that is not there. */
        static Answer unknown(GrantId id) {
            return new Answer(id.value(), null, "refused", null, null, "not_found", null);
        }

        private static String reason(GrantObjection objection) {
            return objection == GrantObjection.NO_PLACE
                    ? "quota_exhausted"
                    : objection.name().toLowerCase(Locale.ROOT);
        }
    }

    static RenewalsView of(List<Answer> answers, @Nullable String after) {
        int renewed = (int)
                answers.stream().filter(it -> it.outcome().equals("renewed")).count();
        return new RenewalsView(renewed, answers.size() - renewed, after != null, after, answers);
    }
}
