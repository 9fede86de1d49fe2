package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Where people come to Acme and its neighbours: invites them, has them sign up, knows what has become of them. */
public final class Reception {

    public static final String PASSWORD = "countess-of-1815";

    private static final String NO_PLACE = "no place";

    /** What asking for a link left in somebody's mailbox. */
    public record Letter(String invitation, String address, String link) {

        public String secret() {
            return link.substring(link.lastIndexOf('/') + 1);
        }
    }

    private final Acme acme;
    private final TestRealm realm;
    private final TestMail mail;

    public Reception(Acme acme, TestRealm realm, TestMail mail) {
        this.acme = acme;
        this.realm = realm;
        this.mail = mail;
    }

    /** Another organization, whose guests Alice manages as well; its home is {@code http://app.test/<alias>}. */
    public String neighbour(String alias) {
        String space = realm.createOrganization(alias, alias + ".test", "http://app.test/" + alias);
        acme.appoint(acme.alice(), space);
        return space;
    }

    public Letter invite(String address) {
        return invite(address, Map.of());
    }

    public Letter invite(String address, Map<String, Object> more) {
        return inviteTo(acme.space(), address, more);
    }

    public Letter inviteTo(String space, String address, Map<String, Object> more) {
        List<String> known = links(address);
        Map<String, Object> body = new HashMap<>(more);
        body.put("to", address);
        Answer answer = acme.call("POST", "spaces/" + space + "/invitations", body);
        assertThat(answer.json().path("invited").asInt()).as(answer.body()).isEqualTo(1);
        return new Letter(answer.json().at("/answers/0/invitation").asText(), address, newLink(address, known));
    }

    /** What a good sign-up page is filled in with; the address makes the names. */
    public static Map<String, String> form(String address) {
        Map<String, String> form = new HashMap<>();
        form.put("displayName", "Countess " + address);
        form.put("firstName", "Ada");
        form.put("lastName", "Lovelace");
        form.put("password", PASSWORD);
        form.put("password-confirm", PASSWORD);
        return form;
    }

    /** The same, but for one field. */
    public static Map<String, String> form(String address, String field, String value) {
        Map<String, String> form = form(address);
        form.put(field, value);
        return form;
    }

    public WebPage signUp(Visitor visitor, Letter letter) {
        return visitor.submit(visitor.open(letter.link()), form(letter.address()));
    }

    /** Whether the page tells its reader that the host has no place for a further guest. */
    public static boolean hasNoPlace(WebPage page) {
        return page.status() == 409 && page.text().contains(NO_PLACE);
    }

    /** Somebody with an account accepts, after logging in; where that leads to. */
    public WebPage join(Visitor visitor, Letter letter, TestUser user) {
        WebPage asked = visitor.submit(visitor.open(letter.link()), Map.of());
        WebPage question = asked.document().select("#kc-form-login").isEmpty() ? asked : visitor.signIn(asked, user);
        return question.document().select("button[value=join]").isEmpty()
                ? question
                : visitor.submit(question, Map.of("answer", "join"));
    }

    /** Somebody who has just signed up at Acme. */
    public TestUser guest(String address, Map<String, Object> more) {
        return guestOf(acme.space(), address, more);
    }

    public TestUser guestOf(String space, String address, Map<String, Object> more) {
        WebPage landed = signUp(new Visitor(), inviteTo(space, address, more));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        return new TestUser(account(address).orElseThrow().getId(), address, PASSWORD, address);
    }

    public Optional<UserRepresentation> account(String address) {
        return realm.admin().users().searchByEmail(address, true).stream().findFirst();
    }

    /** As the API says: {@code open}, {@code accepted} … */
    public String state(Letter letter) {
        return acme.call("GET", "invitations/" + letter.invitation())
                .json()
                .path("state")
                .asText();
    }

    public Optional<MemberRepresentation> membership(String space, String user) {
        return realm.admin().organizations().get(space).members().list(0, 1000).stream()
                .filter(it -> it.getId().equals(user))
                .findFirst();
    }

    public List<String> realmRoles(String user) {
        return realm.admin().users().get(user).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .toList();
    }

    /** Nobody accepted anything: the offer stands, and the account belongs to nothing new. */
    public void assertNothingHappened(Letter letter, String user) {
        assertThat(state(letter)).isEqualTo("open");
        assertThat(realmRoles(user)).doesNotContain("guest");
        assertThat(membership(acme.space(), user)).isEmpty();
    }

    private List<String> links(String address) {
        return mail.to(address).stream()
                .flatMap(it -> it.links().stream())
                .filter(it -> it.contains("/guests/join/"))
                .toList();
    }

    private String newLink(String address, List<String> known) {
        for (int mails = 1; ; mails++) {
            List<ReceivedMail> arrived = mail.await(address, mails);
            mails = arrived.size();
            Optional<String> found =
                    links(address).stream().filter(it -> !known.contains(it)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
    }
}
