package io.github.keycloakguests.tests.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.invitations.Lists;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest of two organizations of one realm, of which neither learns of the other. */
@KeycloakTest
class TwoOrganizationsIT {

    private static final int RUNS = 6;

    private static Acme acme;
    private static Guesthouse house;
    private static Shop shop;
    private static String globex;
    private static String lab;
    private static TestUser gina;
    private static int names;

    private TestRealm realm;
    private TestMail mail;
    private Statements statements;
    private Api alice;
    private Api ginas;

    @BeforeAll
    static void acmeAndGlobex(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        globex = realm.createOrganization("globex", "globex.test", "http://app.test/globex");
        lab = house.part(globex, "laboratory");
        gina = realm.createUser("gina", "gina-secret");
        realm.addMember(globex, gina);
        acme.appoint(gina, globex);
    }

    @BeforeEach
    void asBothManagers() {
        alice = Api.as(acme.alice(), acme, realm);
        ginas = Api.as(gina, acme, realm);
    }

    @Test
    void isListedAtEachAsItsOwn() {
        TestUser guest = guestOfBoth();

        List<JsonNode> atAcme = Lists.ofGuests(alice).whole(Map.of("search", guest.username()));
        List<JsonNode> atGlobex = Lists.ofGuests(ginas).whole(Map.of("search", guest.username()));

        assertThat(atAcme).singleElement().satisfies(it -> {
            assertThat(it.path("host").asText()).isEqualTo(acme.space());
            assertThat(Api.texts(it.path("grants"), "space")).containsExactly(acme.space());
            assertTellsNothingOfGlobex(it.toString(), guest);
        });
        assertThat(atGlobex).singleElement().satisfies(it -> {
            assertThat(it.path("host").asText()).isEqualTo(globex);
            assertThat(Api.texts(it.path("grants"), "space")).containsExactly(lab);
            assertTellsNothingOfAcme(it.toString(), guest);
        });
    }

    /** Not even since when it has been a guest of somebody. */
    @Test
    void isShownToEachAsItsOwn() {
        TestUser guest = guestOfBoth();

        JsonNode atAcme = alice.shown("guests/" + guest.id());
        JsonNode atGlobex = ginas.shown("guests/" + guest.id());

        assertTellsNothingOfGlobex(atAcme.toString(), guest);
        assertTellsNothingOfAcme(atGlobex.toString(), guest);
        assertThat(Instant.parse(atGlobex.path("since").asText()))
                .isAfterOrEqualTo(
                        Instant.parse(atGlobex.at("/grants/0/startsAt").asText())
                                .minus(Duration.ofMillis(1)));
    }

    @Test
    void hasAHistoryAtEach() {
        TestUser guest = guestOfBoth();
        Api.done(alice.put("grants/" + house.grantIdAt(acme.space(), guest), Map.of("permission", "edit")));

        JsonNode atAcme = alice.shown("guests/" + guest.id() + "/history");
        JsonNode atGlobex = ginas.shown("guests/" + guest.id() + "/history");

        assertThat(Api.texts(atAcme, "deed")).contains("grant_changed");
        assertThat(Api.texts(atGlobex, "deed")).contains("grant_made").doesNotContain("grant_changed");
        assertTellsNothingOfGlobex(atAcme.toString(), guest);
        assertTellsNothingOfAcme(atGlobex.toString(), guest);
    }

    @Test
    void hasTokensOfOneAtATime() {
        TestUser guest = guestOfBoth();

        JsonNode atAcme = shop.login(guest, "openid organization:acme").tokens().claims();
        JsonNode atGlobex =
                shop.login(guest, "openid organization:globex").tokens().claims();
        JsonNode anywhere = shop.login(guest, "openid").tokens().claims();

        assertThat(Api.texts(atAcme.at("/guest/spaces"), "id")).containsExactly(acme.space());
        assertTellsNothingOfGlobex(atAcme.toString(), guest);
        assertThat(Api.texts(atGlobex.at("/guest/spaces"), "id")).containsExactly(lab);
        assertTellsNothingOfAcme(atGlobex.path("guest").toString(), guest);
        assertThat(atGlobex.at("/guest/org").asText()).isEqualTo("globex");
        assertThat(anywhere.at("/guest/spaces").isMissingNode()).isTrue();
    }

    @Test
    void goesOnAtTheOneWhenTheOtherSuspendsIt() {
        TestUser guest = guestOfBoth();
        Login atGlobex = shop.login(guest, "openid organization:globex");
        JsonNode before = seenAtGlobex(guest);

        JsonNode suspended = Api.done(alice.post("guests/" + guest.id() + "/suspend"));

        assertTellsNothingOfGlobex(suspended.toString(), guest);
        assertThat(ginas.shown("guests/" + guest.id())).isEqualTo(before);
        atGlobex.assertGood();
        assertThat(atGlobex.space(lab).path("permission").asText()).isEqualTo("read");
        assertThat(Lists.ofGuests(ginas).whole(Map.of("search", guest.username()), "state"))
                .containsExactly("active");
    }

    @Test
    void goesOnAtTheOneWhenTheOtherRemovesIt() {
        TestUser guest = guestOfBoth();
        Login atGlobex = shop.login(guest, "openid organization:globex");
        JsonNode before = seenAtGlobex(guest);
        JsonNode quota = ginas.quota(globex);

        assertThat(alice.delete("guests/" + guest.id()).status()).isEqualTo(204);

        assertThat(ginas.shown("guests/" + guest.id())).isEqualTo(before);
        assertThat(ginas.quota(globex)).isEqualTo(quota);
        atGlobex.assertGood();
        assertThat(alice.delete("guests/" + guest.id()).status()).isEqualTo(404);
        assertTellsNothingOfGlobex(alice.shown("guests/" + guest.id()).toString(), guest);
    }

    @Test
    void isAsAnybodyToTheOrganizationItIsNoGuestOf() {
        TestUser guest = house.guest("acmes-only", acme.space());
        TestUser member = house.member("nobodys");
        String grant = house.grantIdAt(acme.space(), guest);
        List<Supplier<Answer>> calls = List.of(
                () -> ginas.get("guests/" + guest.id()),
                () -> ginas.get("guests/" + guest.id() + "/history"),
                () -> ginas.get("guests/" + guest.id() + "/activity"),
                () -> ginas.post("guests/" + guest.id() + "/suspend"),
                () -> ginas.post("guests/" + guest.id() + "/resume"),
                () -> ginas.post("guests/" + guest.id() + "/sign-out"),
                () -> ginas.patch("guests/" + guest.id(), Map.of("name", "Other")),
                () -> ginas.delete("guests/" + guest.id()),
                () -> ginas.delete("grants/" + grant),
                () -> ginas.put("grants/" + grant, Map.of("permission", "edit")));
        String unknown = ginas.get("guests/" + member.id()).body();

        assertThat(calls).extracting(Supplier::get).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(404);
            assertThat(it.body()).isEqualTo(unknown);
        });
    }

    @Test
    void isInvitedAsAStrangerIs() {
        TestUser guest = house.guest("invited-elsewhere", acme.space());

        JsonNode known = Api.done(ginas.invite(lab, Map.of("to", guest.email())));
        JsonNode stranger = Api.done(ginas.invite(lab, Map.of("to", "stranger@two.test")));

        assertSameBut(known, stranger, guest.email(), "stranger@two.test");
        assertThat(known.path("placesLeft").asLong() - 1)
                .isEqualTo(stranger.path("placesLeft").asLong());
        assertSameBut(shown(known), shown(stranger), guest.email(), "stranger@two.test");
    }

    @Test
    void hasItsAccessEnsuredAsAStrangerHas() {
        TestUser guest = house.guest("ensured-elsewhere", acme.space());

        JsonNode known = Api.done(ginas.post("spaces/" + lab + "/access", Map.of("email", guest.email())));
        JsonNode stranger = Api.done(ginas.post("spaces/" + lab + "/access", Map.of("email", "unknown@two.test")));

        assertThat(known.path("outcome").asText()).isEqualTo("invited");
        assertThat(stranger.path("outcome").asText()).isEqualTo("invited");
        assertThat(known.fieldNames()).toIterable().containsExactlyElementsOf(stranger::fieldNames);
    }

    @Test
    void costsNoMoreStatementsToInviteThanAStranger() {
        List<TestUser> guests = guestsOfAcme("counted");

        long known = least(it -> invite(guests.get(it).email()));
        long unknown = least(it -> invite("counted" + it + "@two.test"));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    void costsNoMoreStatementsToEnsureAccessOfThanAStranger() {
        List<TestUser> guests = guestsOfAcme("ensured");

        long known = least(it -> ensure(guests.get(it).email()));
        long unknown = least(it -> ensure("ensured" + it + "@two.test"));

        assertThat(known).isEqualTo(unknown);
    }

    /** The invitation; how far its mail is depends on the moment. */
    private JsonNode shown(JsonNode answer) {
        ObjectNode invitation =
                (ObjectNode) ginas.invitation(answer.at("/answers/0/invitation").asText());
        invitation.remove("mail");
        return invitation;
    }

    private TestUser guestOfBoth() {
        TestUser guest = house.guest("both" + ++names, acme.space());
        ginas.invited(lab, guest.email());
        Visitor visitor = new Visitor();
        WebPage page = visitor.open(mail.await(guest.email()).link("/guests/join/"));
        WebPage question = visitor.signIn(visitor.submit(page, Map.of()), guest);
        WebPage landed = visitor.submit(question, Map.of("answer", "join"));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        return guest;
    }

    /** As Gina sees it once its login has been written down; nothing more is within five minutes. */
    private JsonNode seenAtGlobex(TestUser guest) {
        return Eventually.answered(
                () -> ginas.shown("guests/" + guest.id()),
                it -> it.at("/grants/0").has("lastLoginAt"));
    }

    private List<TestUser> guestsOfAcme(String name) {
        return IntStream.rangeClosed(0, RUNS)
                .mapToObj(it -> house.guest(name + it, acme.space()))
                .toList();
    }

    private void invite(String address) {
        assertThat(ginas.invite(lab, Map.of("to", address, "send", "later"))
                        .json()
                        .path("refused")
                        .asInt())
                .isZero();
    }

    private void ensure(String address) {
        assertThat(ginas.post("spaces/" + lab + "/access", Map.of("email", address))
                        .status())
                .isEqualTo(200);
    }

    /** The first run warms up; what runs in the background can only add. */
    private long least(Consumer<Integer> action) {
        action.accept(0);
        return IntStream.rangeClosed(1, RUNS)
                .mapToLong(it -> statements.during(() -> action.accept(it)))
                .min()
                .orElseThrow();
    }

    private static void assertTellsNothingOfGlobex(String answer, TestUser guest) {
        assertThat(answer)
                .doesNotContainIgnoringCase("globex")
                .doesNotContain("laboratory", globex, lab, gina.id(), house.grantIdAt(lab, guest));
    }

    private static void assertTellsNothingOfAcme(String answer, TestUser guest) {
        assertThat(answer)
                .doesNotContainIgnoringCase("acme")
                .doesNotContain(acme.space(), acme.alice().id(), house.grantIdAt(acme.space(), guest));
    }

    /** Ids, moments and numbers differ between any two. */
    private static void assertSameBut(JsonNode one, JsonNode other, String address, String otherAddress) {
        assertThat(neutral(one, address)).isEqualTo(neutral(other, otherAddress));
    }

    private static String neutral(JsonNode answer, String address) {
        return answer.toString()
                .replace(address, "somebody")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "moment")
                .replaceAll("\"placesLeft\":\\d+", "places");
    }
}
