package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Answer;
import java.util.List;
import java.util.function.Predicate;

/** What came of an attempt, in the words of the table; in others when it was neither given nor refused properly. */
final class Outcome {

    static final String YES = "yes";
    static final String NO = "no";

    private static final List<Integer> REFUSALS = List.of(400, 401, 403);

    private Outcome() {}

    /** Given with success, refused with an error of the client's. */
    static String of(Answer answer) {
        return of(answer, it -> it.status() == 200);
    }

    static String of(Answer answer, Predicate<Answer> given) {
        if (given.test(answer)) {
            return YES;
        }
        boolean inactive =
                answer.status() == 200 && answer.json().path("active").isBoolean();
        return inactive || REFUSALS.contains(answer.status()) ? NO : answer.status() + " " + answer.body();
    }

    /** Asserted with the status of success, refused with another one (SAML 2.0 Core, 3.2.2.2). */
    static String ofSaml(String response) {
        String status = "urn:oasis:names:tc:SAML:2.0:status:";
        if (response.contains(status + "Success") && response.contains("Assertion>")) {
            return YES;
        }
        return response.contains(status) ? NO : response;
    }

    /** Refused by the page of the gate, by the login form, or by an error that the application is told. */
    static String of(WebPage page, Predicate<WebPage> given) {
        if (given.test(page)) {
            return YES;
        }
        boolean gate = page.status() == 403
                && !page.document().select("#guest-access-ended-text").isEmpty();
        boolean login = !page.document().select("#kc-form-login").isEmpty();
        boolean told = page.returned().containsKey("error");
        return gate || login || told ? NO : page.status() + " " + page.redirect() + " " + page.text();
    }
}
