package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Order;
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
            case PERIOD_OVER -> problem(400, "period_over", "The period is over already.", "period");
            case PERIOD_TOO_LONG ->
                problem(400, "period_too_long", "The guest type does not allow access for so long.", "period");
            case VALIDITY_OUT_OF_BOUNDS ->
                problem(400, "validity_out_of_bounds", "An invitation is valid from one hour to 30 days.", "validity");
            case HOME_ELSEWHERE ->
                problem(400, "home_elsewhere", "The home URL must belong to the space's own site.", "homeUrl");
        };
    }

    private static ErrorResponseException problem(int status, String error, String words, @Nullable String field) {
        return new ErrorResponseException(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(error, words, field))
                .build());
    }
}
