package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest in one tab, who has typed its password and looks at the page that asks for a code. */
final class CodeLogin {

    private static final String FORM = "#guest-code-form";
    private static final String AGAIN = "#guest-code-again-form";
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6,10})$");

    private final Visitor visitor;
    private final TestMail mail;
    private final TestUser guest;
    private WebPage page;

    private CodeLogin(Visitor visitor, TestMail mail, TestUser guest, WebPage page) {
        this.visitor = visitor;
        this.mail = mail;
        this.guest = guest;
        this.page = page;
    }

    static CodeLogin begin(TestClient app, TestUser guest, TestMail mail) {
        return begin(new Visitor(), app, guest, mail);
    }

    static CodeLogin begin(Visitor visitor, TestClient app, TestUser guest, TestMail mail) {
        return at(visitor.signIn(visitor.openLogin(app, "openid"), guest), visitor, guest, mail);
    }

    /** One that began elsewhere. */
    static CodeLogin at(WebPage page, Visitor visitor, TestUser guest, TestMail mail) {
        return new CodeLogin(visitor, mail, guest, page);
    }

    WebPage page() {
        return page;
    }

    boolean asks() {
        return !page.document().select("#guest-code-text").isEmpty();
    }

    /** The code that came so many mails after those that were there. */
    String mailed(int before) {
        return codeIn(Eventually.answered(() -> codes(mail, guest), it -> it.size() > before)
                .getLast());
    }

    /** The code of the newest mail, which the guest has got by now. */
    String mailed() {
        return mailed(0);
    }

    CodeLogin type(String code) {
        page = visitor.submit(page.form(FORM), Map.of("code", code));
        return this;
    }

    /** Types it and wants to be asked no more in this browser, whether the page offers that or not. */
    CodeLogin typeAndRemember(String code) {
        page = visitor.post(page.form(FORM).attr("abs:action"), Map.of("code", code, "remember", "true"));
        return this;
    }

    boolean offersToRemember() {
        return !page.document()
                .select(FORM + " input[type=checkbox][name=remember]:not([checked])")
                .isEmpty();
    }

    /** Sends the form though the page shows none any more. */
    CodeLogin typeBlindly(String action, String code) {
        page = visitor.post(action, Map.of("code", code));
        return this;
    }

    /** Sends the form to an address, without looking at the answer from then on; also from several threads at once. */
    WebPage post(String address, String code) {
        return visitor.post(address, Map.of("code", code));
    }

    CodeLogin again() {
        page = visitor.submit(page.form(AGAIN), Map.of("again", "true"));
        return this;
    }

    CodeLogin reload() {
        page = visitor.open(page.url().toString());
        return this;
    }

    String action() {
        return page.document().select("form[action*=login-actions]").attr("action");
    }

    String error() {
        return page.document().select("#input-error-code").text();
    }

    String text() {
        return page.document().select("#guest-code-text").text();
    }

    /** What the application gets. */
    String in() {
        assertThat(page.redirect()).as(page.text()).isPresent();
        return page.code();
    }

    boolean isIn() {
        return page.redirect().isPresent();
    }

    static List<ReceivedMail> codes(TestMail mail, TestUser guest) {
        return mail.to(guest.email()).stream()
                .filter(it -> it.subject().equals("Your code to sign in"))
                .toList();
    }

    static String codeIn(ReceivedMail mail) {
        Matcher found = CODE.matcher(mail.text().replace("\r", ""));
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group(1);
    }

    /** A code of the same length that is another. */
    static String not(String code) {
        return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
    }
}
