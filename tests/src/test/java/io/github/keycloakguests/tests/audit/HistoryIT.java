package io.github.keycloakguests.tests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.audit.Entries.Entry;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every change leaves an entry that says who did what, on whom, when, and how it was before. */
@Tag("journey")
@KeycloakTest
class HistoryIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static String marketing;
    private static Entries entries;

    private TestRealm realm;
    private TestClock clock;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail, GuestsTables tables) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        marketing = house.part(acme.space(), "marketing", Map.of("type", Guesthouse.PARTNER));
        entries = new Entries(tables, realm.id());
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void tellsOfAnInvitation() {
        Instant before = clock.now();

        Entry entry = entries.one(
                "INVITATION_CREATED",
                () -> alice.invited(marketing, Map.of("to", "one@history.test", "permission", "edit")));

        assertThat(entry.actor()).isEqualTo(acme.alice().id());
        assertThat(entry.host()).isEqualTo(acme.space());
        assertThat(entry.space()).isEqualTo(marketing);
        assertThat(Instant.ofEpochMilli(entry.at())).isBetween(before, clock.now());
        assertThat(entry.after().path("permission").asText()).isEqualTo("edit");
        assertThat(entry.after().path("state").asText()).isEqualTo("open");
        assertThat(entry.before()).isEmpty();
        assertThat(alice.invitation(entry.about()).path("email").asText()).isEqualTo("one@history.test");
    }

    @Test
    void tellsOfADraftThatIsEditedSentAndTakenBack() {
        String id = alice.invited(marketing, Map.of("to", "draft@history.test", "send", "later"))
                .getFirst();

        Entry edited = entries.one(
                "INVITATION_EDITED", () -> Api.done(alice.patch("invitations/" + id, Map.of("permission", "edit"))));
        Entry sent = entries.one("INVITATION_SENT", () -> Api.done(alice.post("invitations/" + id + "/send")));
        Entry revoked = entries.one("INVITATION_REVOKED", () -> alice.delete("invitations/" + id));

        assertThat(edited.before().path("permission").asText()).isEqualTo("read");
        assertThat(edited.after().path("permission").asText()).isEqualTo("edit");
        assertThat(edited.before().has("type")).isFalse();
        assertThat(List.of(edited, sent, revoked)).allSatisfy(it -> {
            assertThat(it.about()).isEqualTo(id);
            assertThat(it.actor()).isEqualTo(acme.alice().id());
            assertThat(it.space()).isEqualTo(marketing);
        });
    }

    @Test
    void tellsOfAMailThatWasSentAgain() {
        String id = alice.invited(marketing, "again@history.test");
        clock.advance(Duration.ofMinutes(11));
        Api later = Api.as(acme.alice(), acme, realm);

        Entry resent = entries.one("INVITATION_RESENT", () -> Api.done(later.post("invitations/" + id + "/resend")));

        assertThat(resent.about()).isEqualTo(id);
        assertThat(resent.actor()).isEqualTo(acme.alice().id());
    }

    /** The new one is as any other. */
    @Test
    void tellsOfAnInvitationThatAnotherReplaces() {
        String id = alice.invited(marketing, "wrong@history.test");

        List<Entry> left =
                entries.during(() -> Api.done(alice.patch("invitations/" + id, Map.of("email", "right@history.test"))));

        assertThat(left).extracting(Entry::deed).containsExactlyInAnyOrder("INVITATION_REVOKED", "INVITATION_CREATED");
        assertThat(left)
                .filteredOn(it -> it.deed().equals("INVITATION_REVOKED"))
                .extracting(Entry::about)
                .containsExactly(id);
    }

    @Test
    void tellsOfAnAcceptedInvitationAndItsGrant() {
        Letter letter = reception.inviteTo(marketing, "joins@history.test", Map.of("period", "P10D"));
        List<Entry> left = new ArrayList<>(entries.during(() ->
                assertThat(reception.signUp(new Visitor(), letter).redirect()).isPresent()));
        String guest = reception.account("joins@history.test").orElseThrow().getId();

        assertThat(left).extracting(Entry::deed).containsExactlyInAnyOrder("INVITATION_ACCEPTED", "GRANT_MADE");
        assertThat(left).allSatisfy(it -> {
            assertThat(it.actor()).isEqualTo(guest);
            assertThat(it.user()).isEqualTo(guest);
            assertThat(it.space()).isEqualTo(marketing);
        });
        left.sort(Comparator.comparing(Entry::deed));
        assertThat(left.getFirst().after().path("period").asText()).isEqualTo("P10D");
        assertThat(left.getFirst().after().path("sponsor").asText())
                .isEqualTo(acme.alice().id());
        assertThat(left.getLast().about()).isEqualTo(letter.invitation());
    }

    @Test
    void tellsHowAGrantWasAndHowItIs() {
        TestUser guest = house.guest("granted", marketing, Map.of("type", Guesthouse.PARTNER));
        String grant = house.grantIdAt(marketing, guest);

        Entry changed = entries.one(
                "GRANT_CHANGED",
                () -> Api.done(alice.put("grants/" + grant, Map.of("permission", "edit", "mayInvite", true))));

        assertThat(changed.about()).isEqualTo(grant);
        assertThat(changed.user()).isEqualTo(guest.id());
        assertThat(changed.before().properties()).hasSize(2);
        assertThat(changed.before().path("permission").asText()).isEqualTo("read");
        assertThat(changed.before().path("mayInvite").asText()).isEqualTo("false");
        assertThat(changed.after().path("permission").asText()).isEqualTo("edit");
        assertThat(changed.after().path("mayInvite").asText()).isEqualTo("true");
    }

    @Test
    void tellsOfSuspendingResumingAndEnding() {
        TestUser guest = house.guest("ups-and-downs", marketing);
        String path = "guests/" + guest.id();

        Entry suspended = entries.one("GRANT_SUSPENDED", () -> Api.done(alice.post(path + "/suspend")));
        Entry resumed = entries.one("GRANT_RESUMED", () -> Api.done(alice.post(path + "/resume")));
        Entry ended = entries.one("GRANT_ENDED", () -> alice.delete(path));

        assertThat(suspended.before().path("state").asText()).isEqualTo("active");
        assertThat(suspended.after().path("state").asText()).isEqualTo("suspended");
        assertThat(resumed.before().path("state").asText()).isEqualTo("suspended");
        assertThat(resumed.after().path("state").asText()).isEqualTo("active");
        assertThat(ended.before().path("state").asText()).isEqualTo("active");
        assertThat(ended.after().path("state").asText()).isEqualTo("ended");
        assertThat(ended.after().path("why").asText()).isEqualTo("revoked");
        assertThat(List.of(suspended, resumed, ended)).allSatisfy(it -> {
            assertThat(it.actor()).isEqualTo(acme.alice().id());
            assertThat(it.user()).isEqualTo(guest.id());
        });
    }

    @Test
    void tellsOfANewNameAndOfSigningOut() {
        TestUser guest = house.guest("renamed", marketing);

        Entry renamed = entries.one(
                "GUEST_CHANGED", () -> Api.done(alice.patch("guests/" + guest.id(), Map.of("name", "Wilhelmina"))));
        Entry signedOut = entries.one("GUEST_SIGNED_OUT", () -> alice.post("guests/" + guest.id() + "/sign-out"));

        assertThat(List.of(renamed, signedOut)).allSatisfy(it -> {
            assertThat(it.user()).isEqualTo(guest.id());
            assertThat(it.actor()).isEqualTo(acme.alice().id());
        });
        assertThat(renamed.row().toString()).doesNotContain("Wilhelmina");
    }

    @Test
    void tellsOfConverting() {
        Api administrator = Api.asAdministrator(realm);
        TestUser user = house.member("converted");

        Entry toGuest = entries.one(
                "MEMBER_CONVERTED",
                () -> Api.done(administrator.post("members/" + user.id() + "/convert", Map.of("space", marketing))));
        Entry toMember = entries.one(
                "GUEST_CONVERTED", () -> Api.done(administrator.post("guests/" + user.id() + "/convert", Map.of())));

        assertThat(List.of(toGuest, toMember)).allSatisfy(it -> {
            assertThat(it.user()).isEqualTo(user.id());
            assertThat(it.host()).isEqualTo(acme.space());
        });
    }

    @Test
    void tellsOfSpaces() {
        List<String> made = new ArrayList<>();
        Entry created = entries.one(
                "SPACE_CREATED",
                () -> made.add(Api.done(alice.post("spaces", Map.of("host", acme.space(), "name", "brief")))
                        .path("id")
                        .asText()));
        String space = made.getFirst();
        TestUser guest = house.guest("of-a-brief-space", space);
        String invitation = alice.invited(space, "brief@history.test");

        Entry changed = entries.one(
                "SPACE_CHANGED",
                () -> Api.done(alice.put("spaces/" + space, Map.of("displayName", "Brief", "permission", "edit"))));
        List<Entry> deleted = entries.during(
                () -> assertThat(alice.delete("spaces/" + space).status()).isEqualTo(204));

        assertThat(List.of(created, changed)).allSatisfy(it -> {
            assertThat(it.space()).isEqualTo(space);
            assertThat(it.actor()).isEqualTo(acme.alice().id());
        });
        assertThat(changed.before().has("permission")).isFalse();
        assertThat(changed.after().path("permission").asText()).isEqualTo("edit");
        assertThat(deleted)
                .extracting(Entry::deed)
                .containsExactlyInAnyOrder("SPACE_DELETED", "GRANT_ENDED", "INVITATION_REVOKED");
        assertThat(deleted).allSatisfy(it -> assertThat(it.space()).isEqualTo(space));
        assertThat(deleted)
                .filteredOn(it -> it.deed().equals("GRANT_ENDED"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.user()).isEqualTo(guest.id());
                    assertThat(it.after().path("why").asText()).isEqualTo("removed");
                });
        assertThat(deleted)
                .filteredOn(it -> it.deed().equals("INVITATION_REVOKED"))
                .extracting(Entry::about)
                .containsExactly(invitation);
    }

    @Test
    void tellsOfRolesGivenAndTaken() {
        TestUser bob = house.member("bob");
        realm.addMember(acme.space(), bob);
        String path = "spaces/" + marketing + "/inviters/" + bob.id();

        Entry given = entries.one("ROLE_GIVEN", () -> alice.put(path));
        Entry taken = entries.one("ROLE_TAKEN", () -> alice.delete(path));

        assertThat(List.of(given, taken)).allSatisfy(it -> {
            assertThat(it.about()).isEqualTo(bob.id());
            assertThat(it.space()).isEqualTo(marketing);
            assertThat(it.actor()).isEqualTo(acme.alice().id());
        });
        assertThat(given.after().toString()).contains("inviter");
        assertThat(taken.before().toString()).contains("inviter");
    }

    @Test
    void tellsOfAQuota() {
        Api administrator = Api.asAdministrator(realm);
        String host = realm.createOrganization("counted", "counted.test", Acme.APP);

        Entry own = entries.one(
                "QUOTA_CHANGED",
                () -> Api.done(
                        administrator.put("spaces/" + host + "/quota", Map.of("base", 7, "ratio", 2, "cap", 50))));
        Entry gone = entries.one("QUOTA_CHANGED", () -> administrator.delete("spaces/" + host + "/quota"));

        assertThat(own.host()).isEqualTo(host);
        assertThat(own.after().path("base").asText()).isEqualTo("7");
        assertThat(own.after().path("ratio").asText()).isEqualTo("2");
        assertThat(own.after().path("cap").asText()).isEqualTo("50");
        assertThat(gone.before().path("base").asText()).isEqualTo("7");
    }

    @Test
    void saysNothingOfWhatWasRefused() {
        TestUser guest = house.guest("refused", marketing);
        String grant = house.grantIdAt(marketing, guest);

        List<Entry> left = entries.during(() -> {
            assertThat(alice.put("grants/" + grant, Map.of("period", "P400D")).status())
                    .isEqualTo(400);
            assertThat(alice.post("guests/" + guest.id() + "/resume").status()).isEqualTo(409);
            assertThat(alice.invite(marketing, Map.of("to", "x@y.test", "period", "P400D"))
                            .status())
                    .isEqualTo(400);
            assertThat(alice.delete("spaces/" + acme.space()).status()).isEqualTo(409);
        });

        assertThat(left).isEmpty();
    }

    @Test
    void isReadFromTheNewestBackToTheInvitation() {
        TestUser guest = reception.guestOf(marketing, "read@history.test", Map.of());
        Api.done(alice.post("guests/" + guest.id() + "/suspend"));
        Api.done(alice.post("guests/" + guest.id() + "/resume"));

        JsonNode history = alice.shown("guests/" + guest.id() + "/history");

        assertThat(Api.texts(history, "deed"))
                .startsWith("grant_resumed", "grant_suspended")
                .endsWith("invitation_created")
                .containsExactlyInAnyOrder(
                        "grant_resumed", "grant_suspended", "grant_made", "invitation_accepted", "invitation_created");
        assertThat(Api.texts(history, "at")).extracting(Instant::parse).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode newest = history.get(0);
        assertThat(newest.path("actor").asText()).isEqualTo(acme.alice().id());
        assertThat(newest.path("actorName").asText()).contains("alice");
        assertThat(newest.path("host").asText()).isEqualTo(acme.space());
        assertThat(newest.path("space").asText()).isEqualTo(marketing);
        assertThat(newest.at("/before/state").asText()).isEqualTo("suspended");
        assertThat(newest.at("/after/state").asText()).isEqualTo("active");
    }

    @Test
    void isReadPageByPage() {
        TestUser guest = house.guest("paged", marketing);
        for (int i = 0; i < 3; i++) {
            Api.done(alice.post("guests/" + guest.id() + "/suspend"));
            Api.done(alice.post("guests/" + guest.id() + "/resume"));
        }
        String path = "guests/" + guest.id() + "/history?max=2";
        List<String> whole = Api.texts(alice.shown("guests/" + guest.id() + "/history?max=200"), "cursor");

        List<String> read = new ArrayList<>();
        JsonNode page = alice.shown(path);
        while (!page.isEmpty()) {
            assertThat(page.size()).isLessThanOrEqualTo(2);
            read.addAll(Api.texts(page, "cursor"));
            page = alice.shown(path + "&after=" + read.getLast());
        }

        assertThat(read).doesNotHaveDuplicates().isEqualTo(whole).hasSizeGreaterThan(6);
    }

    @Test
    void isReadOfTheOwnSpacesOnly() {
        String sales = house.part(acme.space(), "sales");
        TestUser guest = house.guest("of-two", marketing);
        house.granted(guest, sales, Map.of());
        TestUser mia = house.member("mia");
        acme.appoint(mia, sales);

        JsonNode history = Api.as(mia, acme, realm).shown("guests/" + guest.id() + "/history");

        assertThat(Api.texts(history, "space")).containsOnly(sales);
        assertThat(history.toString()).doesNotContain(marketing);
    }

    /** An entry outlives the person: what names or reaches it is not in there. */
    @Test
    void namesNobodyByNameOrAddress() {
        TestUser guest = reception.guestOf(
                marketing, "discreet@history.test", Map.of("subject", "Quixotic", "message", "Sesquipedalian"));
        Api.done(alice.patch(
                "guests/" + guest.id(), Map.of("name", "Zephyrine", "firstName", "Ysoline", "lastName", "Xanthippe")));
        String draft = alice.invited(marketing, Map.of("to", "Wolfram Vogt <wolfram@history.test>", "send", "later"))
                .getFirst();
        Api.done(alice.patch("invitations/" + draft, Map.of("name", "Ulrike Trog", "email", "ulrike@history.test")));

        String all = entries.all().toString();

        assertThat(all)
                .doesNotContain("discreet", "Quixotic", "Sesquipedalian", "Zephyrine", "Ysoline", "Xanthippe")
                .doesNotContain("wolfram", "Wolfram", "Vogt", "ulrike", "Ulrike", "Trog", "Countess", "Lovelace")
                .doesNotContain("@");
    }
}
