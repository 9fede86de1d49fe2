package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.invitation.InviteGuests;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Refusal;
import io.github.keycloakguests.lifecycle.GrantObjection;
import io.github.keycloakguests.lifecycle.MemberRoles;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.services.ErrorResponseException;

/** Turns what went wrong into HTTP. Thrown, not returned: only a throw rolls back (ErrorResponseException, 26.7). */
final class Problems {

    private static final int TOO_MANY_REQUESTS = 429;

    private Problems() {}

    static ErrorResponseException unauthenticated() {
        return problem(401, "unauthenticated", "A valid access token for this API is needed.", null);
    }

    static ErrorResponseException forbidden() {
        return problem(403, "forbidden", "You may not do this.", null);
    }

    static ErrorResponseException insecure() {
        return problem(403, "https_required", "HTTPS is required.", null);
    }

    static ErrorResponseException notFound() {
        return problem(404, "not_found", "There is no such thing.", null);
    }

    static ErrorResponseException tooLarge(int most) {
        return problem(413, "body_too_large", "The body may have at most " + most + " bytes.", null);
    }

    static ErrorResponseException malformedJson() {
        return problem(400, "malformed_json", "The body is not a JSON object of the expected form.", null);
    }

    static ErrorResponseException unknownField(String field) {
        return problem(400, "unknown_field", "There is no such field.", field);
    }

    static ErrorResponseException invalid(String field, String words) {
        return problem(400, "invalid_field", words, field);
    }

    static ErrorResponseException notSetUp() {
        return problem(409, "realm_not_set_up", "An administrator must set this realm up for guests first.", null);
    }

    static ErrorResponseException notOpen() {
        return problem(409, "invitation_not_open", "The invitation is not open any more.", null);
    }

    static ErrorResponseException tooSoon() {
        return problem(TOO_MANY_REQUESTS, "resend_too_soon", "It was sent a moment ago; try again later.", null);
    }

    static ErrorResponseException tooOften() {
        return problem(TOO_MANY_REQUESTS, "resend_limit", "It was sent as often as allowed.", null);
    }

    static ErrorResponseException notADraft() {
        return problem(409, "not_a_draft", "The invitation was sent already, or taken back.", null);
    }

    static ErrorResponseException unknownType() {
        return invalid("type", "There is no such guest type.");
    }

    static ErrorResponseException alreadySpace() {
        return problem(409, "already_space", "The group is a space already.", "group");
    }

    static ErrorResponseException groupExists() {
        return problem(409, "group_exists", "There is a group by that name already.", "name");
    }

    static ErrorResponseException spaceIsHost() {
        return problem(409, "space_is_host", "A space that is a whole host cannot be deleted.", null);
    }

    static ErrorResponseException isGuest() {
        return problem(409, "is_guest", "A guest cannot be appointed.", null);
    }

    static ErrorResponseException grantEnded() {
        return problem(409, "grant_ended", "The grant was ended, or changed by somebody else just now.", null);
    }

    static ErrorResponseException tooManyGrants(int most) {
        return problem(400, "too_many_grants", "At most " + most + " grants in one call.", "ids");
    }

    static ErrorResponseException tooManyMails() {
        return problem(TOO_MANY_REQUESTS, "too_many_mails", "The guest has got mails enough; try again later.", null);
    }

    static ErrorResponseException notYours() {
        return problem(409, "not_yours", "The account is not only a guest's: that is its owner's business.", null);
    }

    static ErrorResponseException nothingTo(String what) {
        return problem(409, "nothing_to_" + what, "There is no grant to " + what + ".", null);
    }

    static ErrorResponseException alreadyMember() {
        return problem(409, "already_member", "It is no guest any more.", null);
    }

    static ErrorResponseException hindered(MemberRoles.Obstacle obstacle) {
        return switch (obstacle) {
            case ADMINISTRATOR ->
                problem(409, "is_administrator", "The user administers the realm or manages its guests.", null);
            case MANAGED -> problem(409, "is_managed", "The account is managed elsewhere.", null);
            case SERVICE_ACCOUNT -> problem(409, "is_service_account", "A client acts by this account.", null);
            case UNVERIFIED -> problem(409, "is_unverified", "The user has no verified address.", null);
        };
    }

    /** Why one address cannot be invited, where a call is about that one only. */
    static ErrorResponseException refusal(Refusal refusal, long left) {
        return switch (refusal) {
            case MALFORMED -> invalid("email", "Not an address.");
            case DOMAIN_NOT_ALLOWED ->
                problem(409, "domain_not_allowed", "No guests of the domain of this address are taken here.", "email");
            case DUPLICATE -> invalid("email", "It was given twice.");
            case ALREADY_INVITED -> problem(409, "already_invited", "The address is invited already.", "email");
            case ALREADY_GUEST -> problem(409, "already_guest", "The address is a guest here already.", "email");
            case SPACES_LIMIT ->
                problem(409, "spaces_limit", "The guest type allows this guest no further space.", null);
            case QUOTA_EXHAUSTED -> exhausted(left);
        };
    }

    /**
     * Why a grant is not changed.
     *
     * @param period the field that said for how long, if there was one
     */
    static ErrorResponseException grantObjection(GrantObjection objection, @Nullable String period, long left) {
        return switch (objection) {
            case PERMISSION_NOT_OFFERED -> objection(Objection.PERMISSION_NOT_OFFERED);
            case PERIOD_OVER -> over(period);
            case START_PAST -> objection(Objection.START_PAST);
            case START_TOO_FAR -> objection(Objection.START_TOO_FAR);
            case END_BEFORE_START -> beforeStart(period);
            case BEGUN -> problem(409, "grant_begun", "It has begun; its start stays where it is.", "startsAt");
            case PERIOD_TOO_LONG -> tooLong(period);
            case TOTAL_TOO_LONG -> tooLongInAll(period);
            case TYPE_GONE -> problem(409, "type_gone", "The guest type of the grant is gone.", null);
            case RETENTION_OVER ->
                problem(409, "retention_over", "The access has been over for too long: invite anew.", null);
            case SPACES_LIMIT -> refusal(Refusal.SPACES_LIMIT, left);
            case INVITING_NOT_OFFERED -> objection(Objection.INVITING_NOT_OFFERED);
            case MANAGING_NOT_OFFERED -> objection(Objection.MANAGING_NOT_OFFERED);
            case HANDED_ON -> problem(409, "handed_on", "What a guest handed on cannot be handed on further.", null);
            case NO_PLACE -> exhausted(left);
        };
    }

    private static ErrorResponseException over(@Nullable String period) {
        return problem(400, "period_over", "The period is over already.", period);
    }

    private static ErrorResponseException beforeStart(@Nullable String period) {
        return problem(400, "end_before_start", "The period is over by the time access begins.", period);
    }

    private static ErrorResponseException tooLong(@Nullable String period) {
        return problem(400, "period_too_long", "The guest type does not allow access for so long.", period);
    }

    private static ErrorResponseException tooLongInAll(@Nullable String period) {
        return problem(400, "total_too_long", "With all changes, access may not last for so long.", period);
    }

    private static ErrorResponseException exhausted(long left) {
        return thrown(409, new Problem("quota_exhausted", "The host may not have that many guests.", null, left));
    }

    static ErrorResponseException concurrent() {
        return problem(
                409, "concurrent_invitation", "Another request invited one of these addresses; try again.", null);
    }

    static ErrorResponseException objection(Objection objection) {
        return switch (objection) {
            case NOBODY -> problem(400, "no_addresses", "At least one address is needed.", "to");
            case TOO_MANY ->
                problem(400, "too_many_addresses", "At most " + Order.LONGEST + " addresses in one call.", "to");
            case SPACE_CLOSED -> problem(409, "space_closed", "The space takes nobody in at the moment.", null);
            case PERMISSION_NOT_OFFERED ->
                problem(400, "permission_not_offered", "The guest type does not have this permission.", "permission");
            case PERIOD_OVER -> over("period");
            case START_PAST -> problem(400, "start_past", "The start lies in the past.", "startsAt");
            case START_TOO_FAR -> problem(400, "start_too_far", "Access begins within a year.", "startsAt");
            case END_BEFORE_START -> beforeStart("period");
            case PERIOD_TOO_LONG -> tooLong("period");
            case TOTAL_TOO_LONG -> tooLongInAll("period");
            case VALIDITY_OUT_OF_BOUNDS ->
                problem(400, "validity_out_of_bounds", "An invitation is valid from one hour to 30 days.", "validity");
            case HOME_ELSEWHERE ->
                problem(400, "home_elsewhere", "The home URL must belong to the space's own site.", "homeUrl");
            case INVITING_NOT_OFFERED -> problem(400, "powers_not_offered", "Its guests may not invite.", "mayInvite");
            case MANAGING_NOT_OFFERED -> problem(400, "powers_not_offered", "Its guests may not manage.", "manager");
            case TYPE_NOT_OWN -> problem(400, "type_not_own", "A guest invites guests of its own type.", "type");
            case PERMISSION_BEYOND_OWN ->
                problem(400, "permission_beyond_own", "A guest offers no more than it has.", "permission");
            case PERIOD_BEYOND_OWN ->
                problem(400, "period_beyond_own", "A guest offers access no longer than its own.", "period");
            case START_BEYOND_OWN ->
                problem(400, "start_beyond_own", "A guest offers access that begins within its own.", "startsAt");
            case TOO_FAST ->
                problem(
                        TOO_MANY_REQUESTS,
                        "too_many_invitations",
                        "At most " + InviteGuests.MOST_IN_AN_HOUR + " invitations in an hour.",
                        null);
        };
    }

    private static ErrorResponseException problem(int status, String error, String words, @Nullable String field) {
        return thrown(status, new Problem(error, words, field, null));
    }

    private static ErrorResponseException thrown(int status, Problem problem) {
        return new ErrorResponseException(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem)
                .build());
    }
}
