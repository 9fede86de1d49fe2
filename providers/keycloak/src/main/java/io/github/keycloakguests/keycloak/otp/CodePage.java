package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.otp.CheckCode;
import io.github.keycloakguests.otp.SendCode;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The page that asks for a code, wherever in a login it is shown. */
final class CodePage {

    /** That the first code of a login was asked for: a page that is loaded again asks for no other. */
    private static final String ASKED = "guest.code-asked";

    private static final String CODE = "code";
    private static final String AGAIN = "again";
    private static final String REMEMBER = "remember";

    private final LoginCode code;
    private final Clock clock;

    CodePage(LoginCode code, Clock clock) {
        this.code = code;
        this.clock = clock;
    }

    /** One look of one user at the page. */
    record Look(
            AuthenticationSessionModel login, UserModel user, Supplier<LoginFormsProvider> form, EventBuilder event) {}

    /** What came of a form. */
    sealed interface Answer {

        record Passed() implements Answer {}

        /** To be shown again; wrong when a code was looked at that was not the right one. */
        record Again(Response page, boolean wrong) implements Answer {}
    }

    /** Asks for the first code of the login, and shows the page. */
    Response begin(Look look) {
        if (look.login().getAuthNote(ASKED) == null) {
            look.login().setAuthNote(ASKED, "true");
            code.send(look.login(), look.user());
        }
        return page(look, Optional.empty());
    }

    /** Shows the page to somebody whom Keycloak's own protection keeps out for a while. */
    Response lockedOut(Look look) {
        return page(look, Optional.of("guestCodeLocked"));
    }

    /** Takes the form of the page. */
    Answer take(Look look, MultivaluedMap<String, String> form) {
        if (form.containsKey(AGAIN)) {
            return new Answer.Again(page(look, again(look)), false);
        }
        String typed = form.getFirst(CODE);
        CheckCode.Verdict verdict = code.check(look.login(), look.user(), typed == null ? "" : typed);
        return switch (verdict) {
            case CheckCode.Verdict.Right() -> {
                if (form.containsKey(REMEMBER)) {
                    code.remember(look.user());
                }
                yield new Answer.Passed();
            }
            case CheckCode.Verdict.Wrong() -> wrong(look, Optional.of("guestCodeWrong"));
            case CheckCode.Verdict.UsedUp() -> wrong(look, Optional.of("guestCodeUsedUp"));
            case CheckCode.Verdict.NoCode() -> again(look, "guestCodeNone");
            case CheckCode.Verdict.Unreadable() -> again(look, "guestCodeUnreadable");
            case CheckCode.Verdict.Barred(var barrier, var looked) ->
                looked ? wrong(look, Optional.empty()) : new Answer.Again(page(look, Optional.empty()), false);
        };
    }

    private Optional<String> again(Look look) {
        SendCode.Outcome outcome = code.send(look.login(), look.user());
        return outcome instanceof SendCode.Outcome.Later ? Optional.of("guestCodeLater") : Optional.empty();
    }

    private Answer again(Look look, String error) {
        return new Answer.Again(page(look, Optional.of(error)), false);
    }

    private Answer wrong(Look look, Optional<String> error) {
        look.event()
                .clone()
                .event(EventType.LOGIN)
                .user(look.user())
                .detail(Details.REASON, "guest_code_wrong")
                .error(Errors.INVALID_USER_CREDENTIALS);
        return new Answer.Again(page(look, error), true);
    }

    private Response page(Look look, Optional<String> error) {
        LoginFormsProvider form = look.form().get();
        int digits = code.digits(look.user());
        error.ifPresent(it -> form.addError(new FormMessage(CODE, it, digits)));
        return form.setAttribute(
                        "loginCode",
                        new CodeBean(
                                code.address(look.user()),
                                digits,
                                code.daysOfMemory(look.user()),
                                code.outlook(look.login(), look.user()),
                                clock.instant()))
                .createForm("guest-code.ftl");
    }
}
