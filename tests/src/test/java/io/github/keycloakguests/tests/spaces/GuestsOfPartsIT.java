package io.github.keycloakguests.tests.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests of a part of an organization: invited, in its groups, in tokens, and after the part is gone. */
@KeycloakTest
class GuestsOfPartsIT {

    private static Acme acme;
    private static Reception reception;
    private static int parts;

    private TestRealm realm;
    private TestMail mail;
    private GuestsTables tables;
    private Visitor visitor;
    private Api alice;
    private TestGroups groups;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
        groups = realm.groupsOf(acme.space());
    }

    @Test
    void readItsNameAndArriveAtItsHome() {
        String space = alice.part(Map.of(
                "host", acme.space(),
                "name", "technical-name",
                "displayName", "Research <Lab>",
                "homeUrl", "http://app.test/lab"));

        Letter letter = reception.inviteTo(space, "reader@partner.test", Map.of());
        WebPage page = visitor.open(letter.link());
        WebPage landed = reception.signUp(visitor, letter);

        assertThat(mail.to(letter.address()).getFirst().subject())
                .isEqualTo("alice Example invites you to Research <Lab>");
        assertThat(mail.to(letter.address()).getFirst().text()).contains("Research <Lab>");
        assertThat(page.text()).contains("Research <Lab>").doesNotContain("technical-name");
        assertThat(landed.redirect().orElseThrow()).hasToString("http://app.test/lab");
        assertThat(mail.await(letter.address(), 2).getLast().subject()).isEqualTo("Welcome to Research <Lab>");
    }

    @Test
    void getWhatTheSpaceUsuallyOffers() {
        realm.guestType("auditor", Map.of("permissions", "audit", "longest-period", "P20D", "default-period", "P10D"));
        String space = alice.part(Map.of(
                "host", acme.space(),
                "name", "with-defaults",
                "permission", "edit",
                "period", "P30D",
                "validity", "P2D"));

        JsonNode usual = alice.invitation(alice.invited(space, "usual@partner.test"));
        JsonNode chosen = alice.invitation(
                alice.invited(space, Map.of("to", "chosen@partner.test", "permission", "read", "validity", "P1D"))
                        .getFirst());
        JsonNode auditor =
                alice.invitation(alice.invited(space, Map.of("to", "auditor@partner.test", "type", "auditor"))
                        .getFirst());

        assertThat(usual.path("permission").asText()).isEqualTo("edit");
        assertThat(usual.path("period").asText()).isEqualTo("P30D");
        assertThat(life(usual)).isEqualTo(Duration.ofDays(2));
        assertThat(chosen.path("permission").asText()).isEqualTo("read");
        assertThat(chosen.path("period").asText()).isEqualTo("P30D");
        assertThat(life(chosen)).isEqualTo(Duration.ofDays(1));
        // What the space is used to, this type does not offer.
        assertThat(auditor.path("permission").asText()).isEqualTo("audit");
        assertThat(auditor.path("period").asText()).isEqualTo("P10D");
    }

    @Test
    void areOfTheSpacesUsualType() {
        realm.guestType("contractor", Map.of("default-period", "P5D"));
        String space = alice.part(Map.of("host", acme.space(), "name", "contractors", "type", "contractor"));

        JsonNode invitation = alice.invitation(alice.invited(space, "contractor@partner.test"));

        assertThat(invitation.path("type").asText()).isEqualTo("contractor");
        assertThat(invitation.path("period").asText()).isEqualTo("P5D");
    }

    @Test
    void areInItsGroupAndInThatOfTheirPermission() {
        String space = withLevels(part());

        TestUser guest = reception.guestOf(space, "grouped@partner.test", Map.of("permission", "edit"));

        assertThat(groups.members(space)).containsExactly(guest.id());
        assertThat(groups.members(level(space, "edit"))).containsExactly(guest.id());
        assertThat(groups.members(level(space, "read"))).isEmpty();
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
    }

    @Test
    void moveWithTheirPermission() {
        String space = withLevels(part());
        TestUser guest = reception.guestOf(space, "moving@partner.test", Map.of("permission", "edit"));

        Api.done(alice.put("grants/" + grant(guest), Map.of("permission", "read")));
        assertThat(groups.members(level(space, "read"))).containsExactly(guest.id());
        assertThat(groups.members(level(space, "edit"))).isEmpty();
        alice.access(space, Map.of("email", guest.email(), "permission", "edit"));

        assertThat(groups.members(level(space, "edit"))).containsExactly(guest.id());
        assertThat(groups.members(level(space, "read"))).isEmpty();
        assertThat(groups.members(space)).containsExactly(guest.id());
    }

    @Test
    void carryItInTheirTokens() {
        String space = part();
        TestUser guest = reception.guestOf(space, "tokens@partner.test", Map.of("permission", "edit"));

        Tokens tokens = visitor.signIn(acme.app(), guest);
        JsonNode before = tokens.claims().at("/guest/spaces");
        Api.done(alice.put("grants/" + grant(guest), Map.of("permission", "read")));
        JsonNode after = acme.app().refresh(tokens).claims().at("/guest/spaces");

        assertThat(before).hasSize(1);
        assertThat(before.at("/0/id").asText()).isEqualTo(space);
        assertThat(before.at("/0/name").asText()).isEqualTo(nameOf(space));
        assertThat(before.at("/0/permission").asText()).isEqualTo("edit");
        assertThat(tokens.claims().at("/guest/org").asText()).isEqualTo("acme");
        assertThat(after).hasSize(1);
        assertThat(after.at("/0/permission").asText()).isEqualTo("read");
    }

    @Test
    void carryEachOfTheirSpaces() {
        String first = part();
        String second = part();
        TestUser guest = reception.guestOf(first, "several@partner.test", Map.of());
        alice.access(second, Map.of("email", guest.email(), "permission", "edit"));
        alice.access(acme.space(), Map.of("email", guest.email()));

        JsonNode spaces = visitor.signIn(acme.app(), guest).claims().at("/guest/spaces");

        assertThat(Api.texts(spaces, "name")).containsExactlyInAnyOrder("acme", nameOf(first), nameOf(second));
        assertThat(Api.texts(spaces, "permission")).containsExactlyInAnyOrder("read", "read", "edit");
    }

    @Test
    void followARenamedGroup() {
        String space = part();
        TestUser guest = reception.guestOf(space, "renamed@partner.test", Map.of());
        Tokens tokens = visitor.signIn(acme.app(), guest);

        groups.rename(space, "renamed");

        assertThat(acme.app()
                        .refresh(tokens)
                        .claims()
                        .at("/guest/spaces/0/name")
                        .asText())
                .isEqualTo("renamed");
        assertThat(alice.shown("spaces/" + space).path("name").asText()).isEqualTo("renamed");
    }

    @Test
    void followAMovedGroup() {
        String space = part();
        TestUser guest = reception.guestOf(space, "moved@partner.test", Map.of());
        String parent = groups.make("parent-of-" + nameOf(space));

        groups.move(space, nameOf(space), parent);

        assertThat(groups.members(space)).containsExactly(guest.id());
        assertThat(visitor.signIn(acme.app(), guest)
                        .claims()
                        .at("/guest/spaces/0/id")
                        .asText())
                .isEqualTo(space);
        assertThat(alice.invited(space, "after-the-move@partner.test")).isNotEmpty();
    }

    @Test
    void goWithTheSpaceThatIsDeleted() {
        String space = part();
        TestUser guest = reception.guestOf(space, "going@partner.test", Map.of());
        Letter letter = reception.inviteTo(space, "never@partner.test", Map.of());
        Tokens tokens = visitor.signIn(acme.app(), guest);

        assertThat(alice.delete("spaces/" + space).status()).isEqualTo(204);

        assertThat(groups.has(space)).isFalse();
        assertThat(alice.get("spaces/" + space).status()).isEqualTo(404);
        assertEnded(guest, space);
        assertThat(acme.app().askToRefresh(tokens).status()).isEqualTo(400);
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(reception.state(letter)).isEqualTo("revoked");
        assertThat(new Visitor().open(letter.link()).status()).isEqualTo(410);
    }

    @Test
    void stayWhereElseTheyAreGuests() {
        String space = part();
        String other = part();
        TestUser guest = reception.guestOf(space, "staying@partner.test", Map.of());
        alice.access(other, Map.of("email", guest.email()));

        alice.delete("spaces/" + space);

        assertEnded(guest, space);
        assertThat(alice.grants(guest.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("space").asText()).isEqualTo(other));
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        assertThat(groups.members(other)).containsExactly(guest.id());
    }

    @Test
    void leaveAGroupThatOutlivesTheSpace() {
        String group = groups.make("outliving");
        String space = alice.part(Map.of("host", acme.space(), "group", group));
        TestUser guest = reception.guestOf(space, "outlived@partner.test", Map.of());
        TestUser member = realm.createUser("in-group", "secret-of-in-group");
        realm.addMember(acme.space(), member);
        groups.add(group, member.id());

        alice.delete("spaces/" + space);

        assertThat(groups.has(group)).isTrue();
        assertThat(groups.members(group)).containsExactly(member.id());
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
    }

    @Test
    void leaveItsGroupsWhenTheirGrantEnds() {
        String space = withLevels(part());
        TestUser guest = reception.guestOf(space, "leaving@partner.test", Map.of("permission", "edit"));

        assertThat(alice.delete("grants/" + grant(guest)).status()).isEqualTo(204);

        assertThat(groups.members(space)).isEmpty();
        assertThat(groups.members(level(space, "edit"))).isEmpty();
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
    }

    @Test
    void goWithAGroupThatAnAdministratorDeletes() {
        String space = part();
        TestUser guest = reception.guestOf(space, "deleted@partner.test", Map.of());
        Letter letter = reception.inviteTo(space, "too-late@partner.test", Map.of());
        Tokens tokens = visitor.signIn(acme.app(), guest);
        long used = alice.quota(acme.space()).path("used").asLong();

        groups.delete(space);

        assertThat(alice.get("spaces/" + space).status()).isEqualTo(404);
        assertThat(tables.rows("GUESTS_SPACE", "ID", space)).isEmpty();
        assertEnded(guest, space);
        assertThat(acme.app().askToRefresh(tokens).status()).isEqualTo(400);
        assertThat(alice.quota(acme.space()).path("used").asLong()).isEqualTo(used - 1);
        assertThat(new Visitor().open(letter.link()).status()).isEqualTo(410);
    }

    @Test
    void goWithAnOrganizationThatIsDeleted() {
        String host = reception.neighbour("doomed");
        String space = alice.part(host, "part-of-doomed");
        TestUser guest = reception.guestOf(space, "doomed@partner.test", Map.of());
        Letter letter = reception.inviteTo(space, "doomed-too@partner.test", Map.of());
        Tokens tokens = visitor.signIn(acme.app(), guest);

        realm.removeOrganization(host);

        assertThat(alice.get("spaces/" + host).status()).isEqualTo(404);
        assertThat(alice.get("spaces/" + space).status()).isEqualTo(404);
        assertThat(tables.rows("GUESTS_SPACE", "HOST_ID", host)).isEmpty();
        assertThat(tables.rows("GUESTS_QUOTA", "HOST_ID", host)).isEmpty();
        assertThat(tables.rows("GUESTS_PERMISSION", "SCOPE_ID", host)).isEmpty();
        assertThat(acme.app().askToRefresh(tokens).status()).isEqualTo(400);
        assertThat(new Visitor().open(letter.link()).status()).isIn(404, 409, 410);
        assertThat(alice.get("spaces/" + acme.space()).status()).isEqualTo(200);
    }

    private void assertEnded(TestUser guest, String space) {
        assertThat(StreamSupport.stream(
                                alice.shown("guests/" + guest.id())
                                        .path("grants")
                                        .spliterator(),
                                false)
                        .filter(it -> it.path("space").asText().equals(space)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("state").asText()).isEqualTo("ended");
                    assertThat(it.path("why").asText()).isEqualTo("removed");
                });
    }

    /** The id of the only grant that the guest has. */
    private String grant(TestUser guest) {
        assertThat(alice.grants(guest.id())).hasSize(1);
        return alice.grants(guest.id()).getFirst().path("id").asText();
    }

    private String part() {
        return alice.part(acme.space(), "part" + parts++);
    }

    /** The same space, with a child group for each permission. */
    private String withLevels(String space) {
        groups.make(space, "read");
        groups.make(space, "edit");
        return space;
    }

    private String nameOf(String space) {
        return alice.shown("spaces/" + space).path("name").asText();
    }

    private String level(String space, String permission) {
        return groups.child(space, permission);
    }

    private static Duration life(JsonNode invitation) {
        return Duration.between(
                Instant.parse(invitation.path("createdAt").asText()),
                Instant.parse(invitation.path("expiresAt").asText()));
    }
}
