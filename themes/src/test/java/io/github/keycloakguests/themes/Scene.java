package io.github.keycloakguests.themes;

import io.github.keycloakguests.themes.Beans.AddressMail;
import io.github.keycloakguests.themes.Beans.Asked;
import io.github.keycloakguests.themes.Beans.Code;
import io.github.keycloakguests.themes.Beans.CodeMail;
import io.github.keycloakguests.themes.Beans.Digest;
import io.github.keycloakguests.themes.Beans.Ended;
import io.github.keycloakguests.themes.Beans.Ending;
import io.github.keycloakguests.themes.Beans.Expired;
import io.github.keycloakguests.themes.Beans.Invitation;
import io.github.keycloakguests.themes.Beans.Line;
import io.github.keycloakguests.themes.Beans.Link;
import io.github.keycloakguests.themes.Beans.PasswordMail;
import io.github.keycloakguests.themes.Beans.Unavailable;
import io.github.keycloakguests.themes.Beans.Welcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A template together with what it is given. */
record Scene(String name, String template, Map<String, Object> attributes) {

    static final String ACTION = "https://id.example.com/realms/acme/guests/join/Ab-c_9?session=1&tab=2";
    static final String LINK = "https://id.example.com/realms/acme/guests/join/Ab-c_9?x=1&y=it's";
    static final String HOME = "https://app.example.com/spaces/marketing?from=mail&lang=en";

    private static final Invitation FULL = new Invitation(
            "Marketing",
            "Sam Rivers",
            "ada@example.org",
            "read",
            "19 Feb 2027",
            "Dear Ada,\r\nhere is the plan for spring.\n\nSee you soon, Sam",
            "Ada Lovelace");
    private static final Invitation AHEAD = FULL.from("1 Feb 2027");
    private static final Invitation BARE =
            new Invitation("Marketing", null, "ada@example.org", "reviewer", null, null, null);

    @Override
    public String toString() {
        return name;
    }

    boolean insideLogin() {
        return attributes.containsKey("insideLogin")
                || List.of(
                                "guest-join.ftl",
                                "guest-wrong-account.ftl",
                                "guest-access-ended.ftl",
                                "guest-password-expired.ftl",
                                "guest-code.ftl")
                        .contains(template);
    }

    private static final Line ADAS = new Line("Ada Lovelace", "Marketing", "19 Feb 2027");
    private static final Line GRACES = new Line("grace@example.org", "Sales", "21 Feb 2027, 09:00 CET");
    private static final Line ALANS = new Line("Alan Turing", "Marketing", "12 Feb 2027");

    static List<Scene> pages() {
        return List.of(
                new Scene("sign-up", "guest-sign-up.ftl", signUp(FULL, "bob", "")),
                new Scene("sign-up-bare", "guest-sign-up.ftl", signUp(BARE, null, null)),
                new Scene("sign-up-ahead", "guest-sign-up.ftl", signUp(AHEAD, null, null)),
                new Scene("sign-up-again", "guest-sign-up.ftl", signUpAgain()),
                new Scene("log-in", "guest-log-in.ftl", Map.of("invitation", FULL, "action", ACTION)),
                new Scene("log-in-bare", "guest-log-in.ftl", Map.of("invitation", BARE, "action", ACTION)),
                new Scene("join", "guest-join.ftl", Map.of("invitation", FULL, "account", "ada")),
                new Scene("join-bare", "guest-join.ftl", Map.of("invitation", BARE, "account", "ada")),
                new Scene("wrong-account", "guest-wrong-account.ftl", Map.of("invitation", FULL, "account", "bob")),
                linkOver("expired", ACTION, null),
                linkOver("revoked", null, null),
                linkOver("used", null, HOME),
                linkOver("unknown", null, null),
                linkOver("of-a-later-version", null, null),
                new Scene("asked", "guest-asked.ftl", Map.of()),
                ended("ended", "Marketing", "19 Feb 2027"),
                ended("ended-space", "Marketing", null),
                ended("ended-on", null, "19 Feb 2027"),
                ended("ended-bare", null, null),
                paused("paused", "Marketing"),
                paused("paused-bare", null),
                toCome("to-come", "Marketing", "1 Feb 2027, 09:00 CET"),
                toCome("to-come-on", null, "1 Feb 2027, 09:00 CET"),
                toCome("to-come-bare", null, null),
                new Scene("address", "guest-access-ended.ftl", Map.of("ended", new Ended("address", null, null))),
                new Scene(
                        "application", "guest-access-ended.ftl", Map.of("ended", new Ended("application", null, null))),
                code("code", new Code(0, true, 0, false, 0)),
                code("code-memory", new Code(30, true, 0, false, 0)),
                code("code-memory-day", new Code(1, true, 0, false, 0)),
                code("code-soon", new Code(0, true, 42, false, 0)),
                code("code-later", new Code(0, false, 1234, false, 0)),
                code("code-paused", new Code(0, true, 0, false, 15)),
                code("code-stopped", new Code(0, true, 0, true, 0)),
                new Scene("password-expired", "guest-password-expired.ftl", Map.of("expired", new Expired(false))),
                new Scene("password-asked", "guest-password-expired.ftl", Map.of("expired", new Expired(true))),
                unavailable("offer", null, null),
                unavailable("no-place", "Acme", "Sam Rivers"),
                unavailableInsideLogin("member", "Marketing", null),
                unavailableInsideLogin("no-place", "Acme", null),
                unavailableInsideLogin("spaces-limit", null, null),
                unavailable("of-a-later-version", null, null));
    }

    static List<Scene> mails() {
        return List.of(
                new Scene("invitation", "guest-invitation.ftl", Map.of("invitation", FULL, "link", LINK)),
                new Scene("invitation-bare", "guest-invitation.ftl", Map.of("invitation", BARE, "link", LINK)),
                new Scene("invitation-ahead", "guest-invitation.ftl", Map.of("invitation", AHEAD, "link", LINK)),
                new Scene("welcome", "guest-welcome.ftl", Map.of("welcome", new Welcome(FULL, "ada", HOME))),
                new Scene("welcome-ahead", "guest-welcome.ftl", Map.of("welcome", new Welcome(AHEAD, "ada", HOME))),
                new Scene("welcome-bare", "guest-welcome.ftl", Map.of("welcome", new Welcome(BARE, "ada", null))),
                new Scene("asked-mail", "guest-asked.ftl", Map.of("asked", new Asked("ada@example.org", "Marketing"))),
                ending("ending", "guest-ending.ftl", "Ada Lovelace", "Marketing"),
                ending("ending-several", "guest-ending.ftl", "", "Marketing", "Sales"),
                ending("over", "guest-over.ftl", "Ada Lovelace", "Marketing"),
                ending("over-several", "guest-over.ftl", "", "Marketing", "Sales"),
                new Scene("code-mail", "guest-code.ftl", Map.of("code", new CodeMail("Ada Lovelace"))),
                new Scene("code-mail-bare", "guest-code.ftl", Map.of("code", new CodeMail(""))),
                password("password-mail", "Ada Lovelace"),
                password("password-mail-bare", ""),
                address("address-mail", "Ada Lovelace", "ada@example.org"),
                address("address-mail-bare", "", "ada@example.org"),
                digest("digest", List.of(ADAS, GRACES), List.of(ALANS), 0),
                digest("digest-ending", List.of(ADAS), List.of(), 0),
                digest("digest-ended", List.of(), List.of(ALANS), 1234));
    }

    /** Every page with every value that somebody wrote replaced by what a villain would write. */
    static List<Scene> pagesWrittenBy(Villain villain) {
        Invitation invitation = villain.invitation();
        return List.of(
                new Scene(
                        "sign-up",
                        "guest-sign-up.ftl",
                        signUp(invitation, villain.writes("other"), villain.writes("typed"))),
                new Scene("log-in", "guest-log-in.ftl", Map.of("invitation", invitation, "action", ACTION)),
                new Scene(
                        "join",
                        "guest-join.ftl",
                        Map.of("invitation", invitation, "account", villain.writes("account"))),
                new Scene(
                        "wrong-account",
                        "guest-wrong-account.ftl",
                        Map.of("invitation", invitation, "account", villain.writes("account"))),
                ended("ended", villain.writes("space"), villain.writes("moment")),
                ended("ended-space", villain.writes("space"), null),
                paused("paused", villain.writes("space")),
                toCome("to-come", villain.writes("space"), villain.writes("moment")),
                unavailable("no-place", villain.writes("space"), villain.writes("inviter")),
                unavailableInsideLogin("no-place", villain.writes("space"), null),
                unavailableInsideLogin("member", villain.writes("space"), null));
    }

    static List<Scene> mailsWrittenBy(Villain villain) {
        return List.of(
                new Scene(
                        "invitation", "guest-invitation.ftl", Map.of("invitation", villain.invitation(), "link", LINK)),
                new Scene(
                        "welcome",
                        "guest-welcome.ftl",
                        Map.of("welcome", new Welcome(villain.invitation(), villain.writes("account"), HOME))),
                new Scene(
                        "asked-mail",
                        "guest-asked.ftl",
                        Map.of("asked", new Asked(villain.writes("email"), villain.writes("space")))),
                new Scene("code-mail", "guest-code.ftl", Map.of("code", new CodeMail(villain.writes("name")))),
                password("password-mail", villain.writes("name")),
                address("address-mail", villain.writes("name"), villain.writes("email")),
                ending("ending", "guest-ending.ftl", villain.writes("name"), villain.writes("space")),
                ending("over", "guest-over.ftl", villain.writes("name"), villain.writes("space"), "Sales"),
                digest(
                        "digest",
                        List.of(new Line(villain.writes("name"), villain.writes("space"), "19 Feb 2027")),
                        List.of(new Line(villain.writes("name"), villain.writes("space"), "19 Feb 2027")),
                        0));
    }

    private static Scene code(String name, Code code) {
        return new Scene(name, "guest-code.ftl", Map.of("loginCode", code));
    }

    private static Scene address(String name, String guest, String address) {
        return new Scene(name, "guest-address.ftl", Map.of("guest", new AddressMail(guest, address)));
    }

    private static Scene password(String name, String guest) {
        return new Scene(name, "guest-password.ftl", Map.of("password", new PasswordMail(guest, LINK)));
    }

    private static Scene ending(String name, String template, String guest, String... spaces) {
        return new Scene(name, template, Map.of("ending", new Ending(guest, List.of(spaces), "19 Feb 2027", HOME)));
    }

    private static Scene digest(String name, List<Line> ending, List<Line> ended, int more) {
        return new Scene(name, "guest-digest.ftl", Map.of("digest", new Digest(ending, ended, more, HOME)));
    }

    static Scene linkOver(String reason, String askAction, String homeUrl) {
        return new Scene("link-" + reason, "guest-link-over.ftl", Map.of("link", new Link(reason, askAction, homeUrl)));
    }

    private static Scene ended(String name, String space, String moment) {
        return new Scene(name, "guest-access-ended.ftl", Map.of("ended", new Ended("ended", space, moment)));
    }

    private static Scene paused(String name, String space) {
        return new Scene(name, "guest-access-ended.ftl", Map.of("ended", new Ended("paused", space, null)));
    }

    private static Scene toCome(String name, String space, String moment) {
        return new Scene(name, "guest-access-ended.ftl", Map.of("ended", new Ended("toCome", space, moment)));
    }

    private static Scene unavailable(String reason, String place, String inviter) {
        return new Scene(
                "unavailable-" + reason,
                "guest-unavailable.ftl",
                Map.of("unavailable", new Unavailable(reason, place, inviter)));
    }

    private static Scene unavailableInsideLogin(String reason, String place, String inviter) {
        return new Scene(
                "unavailable-" + reason + "-inside",
                "guest-unavailable.ftl",
                Map.of("unavailable", new Unavailable(reason, place, inviter), "insideLogin", true));
    }

    private static Map<String, Object> signUp(Invitation invitation, String otherAccount, String typed) {
        Map<String, Object> attributes = new HashMap<>(
                Map.of("invitation", invitation, "action", ACTION, "profile", profile("", typed == null ? "" : typed)));
        if (otherAccount != null) {
            attributes.put("otherAccount", otherAccount);
        }
        if (typed != null) {
            attributes.put("providers", List.of(Map.of("alias", "home", "name", typed.isEmpty() ? "Home" : typed)));
            attributes.put("providerAction", ACTION);
        }
        attributes.put("formData", typed == null || typed.isEmpty() ? Map.of() : Map.of("displayName", typed));
        return attributes;
    }

    private static Map<String, Object> signUpAgain() {
        Map<String, Object> attributes = new HashMap<>(signUp(FULL, null, "Ada L."));
        attributes.put("profile", profile("Ada", "Lovelace"));
        attributes.put("formErrors", List.of("displayName", "firstName", "password", "password-confirm", "email"));
        return attributes;
    }

    private static Map<String, Object> profile(String firstName, String lastName) {
        return Map.of(
                "html5DataAnnotations",
                Map.of(),
                "attributes",
                List.of(
                        attribute("username", ""),
                        attribute("email", "other@example.org"),
                        attribute("firstName", firstName),
                        attribute("lastName", lastName),
                        attribute("locale", "")));
    }

    private static Map<String, Object> attribute(String name, String value) {
        return Map.of(
                "name",
                name,
                "displayName",
                "${" + name + "}",
                "value",
                value,
                "values",
                value.isEmpty() ? List.of() : List.of(value),
                "required",
                true,
                "readOnly",
                false,
                "multivalued",
                false,
                "annotations",
                Map.of(),
                "html5DataAnnotations",
                Map.of(),
                "validators",
                Map.of());
    }
}
