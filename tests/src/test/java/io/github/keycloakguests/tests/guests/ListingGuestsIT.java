package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.invitations.Lists;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding guests among others. */
@KeycloakTest
class ListingGuestsIT {

    private static final int A_PAGE = 3;

    /** By address. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("n01@guests.test", "Ärger, Anna"),
            Map.entry("n02@guests.test", "ärmel"),
            Map.entry("n03@guests.test", "Bernd"),
            Map.entry("n04@guests.test", "bernd the second"),
            Map.entry("n05@guests.test", "100% Carl"),
            Map.entry("n06@guests.test", "100 Carl"),
            Map.entry("n07@guests.test", "under_score"),
            Map.entry("n08@guests.test", "underscore"),
            Map.entry("n09@guests.test", "Zoë"),
            Map.entry("n10@guests.test", "Émile"),
            Map.entry("n11@guests.test", "O'Brien"),
            Map.entry("n12@guests.test", "Ølga"));

    private static Acme acme;
    private static Guesthouse house;
    private static String crowd;
    private static String sales;
    private static TestUser ina;
    private static int names;

    private TestRealm realm;
    private TestClock clock;
    private Lists lists;

    @BeforeAll
    static void twelveGuestsAndOthers(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        house = new Guesthouse(realm).withPartners();
        crowd = house.part(acme.space(), "crowd");
        sales = house.part(acme.space(), "sales");
        Api alice = Api.as(acme.alice(), acme, realm);
        NAMES.keySet().stream()
                .sorted()
                .forEach(it -> alice.invited(
                        crowd, Map.of("to", it, "period", "P" + (200 - Integer.parseInt(it.substring(1, 3))) + "D")));
        NAMES.forEach((address, name) -> signUp(mail.await(address).link("/guests/join/"), address, name));
        ina = acme.inviter("ina");
        // Until then the order by activity may change.
        Eventually.answered(
                () -> Api.texts(alice.shown("guests?space=" + crowd + "&max=200"), "lastLoginAt"),
                it -> it.stream().noneMatch(String::isEmpty));
        TestUser hers = house.guest("hers", crowd);
        Guesthouse.granted(Api.as(ina, acme, realm), hers, acme.space(), Map.of());
    }

    private static void signUp(String link, String address, String name) {
        Visitor visitor = new Visitor();
        WebPage landed = visitor.submit(visitor.open(link), Reception.form(address, "displayName", name));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
    }

    @BeforeEach
    void asAlice() {
        lists = Lists.ofGuests(Api.as(acme.alice(), acme, realm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "expiry", "last-activity"})
    void showsEachOnceWhileOthersAreAdded(String sort) {
        List<String> before = lists.whole(Map.of("space", crowd, "sort", sort), "id");
        assertThat(before).hasSizeGreaterThanOrEqualTo(NAMES.size());

        List<String> read = Lists.fields(
                lists.paged(
                        Map.of("space", crowd, "sort", sort),
                        A_PAGE,
                        () -> house.guest("added" + ++names, names % 2 == 0 ? crowd : sales)),
                "id");

        assertThat(read).doesNotHaveDuplicates().containsAll(before);
        assertThat(read.stream().filter(before::contains).toList()).isEqualTo(before);
    }

    @Test
    void sortsByNameUnlessToldOtherwise() {
        List<JsonNode> named = lists.paged(Map.of("space", crowd, "search", "bernd"), 1, () -> {});

        assertThat(Lists.fields(named, "name")).containsExactly("Bernd", "bernd the second");
        assertThat(lists.whole(Map.of("space", crowd), "id"))
                .isEqualTo(lists.whole(Map.of("space", crowd, "sort", "name"), "id"));
    }

    @Test
    void sortsByTheEndOfAccess() {
        List<JsonNode> read = lists.paged(Map.of("space", crowd, "search", "n", "sort", "expiry"), A_PAGE, () -> {});

        assertThat(Lists.fields(read, "email"))
                .isEqualTo(NAMES.keySet().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        assertThat(Lists.fields(read, "expiresAt"))
                .extracting(Instant::parse)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100%       | n05@guests.test
            under_     | n07@guests.test
            UNDERS     | n08@guests.test
            ÄRGER      | n01@guests.test
            ärm        | n02@guests.test
            ZOË        | n09@guests.test
            émile      | n10@guests.test
            o'b        | n11@guests.test
            ØLGA       | n12@guests.test
            n03@       | n03@guests.test
            N04@GUESTS | n04@guests.test
            """)
    void searchesForTheBeginningOfANameOrAddress(String typed, String found) {
        assertThat(lists.whole(Map.of("search", typed), "email")).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%carl", "score", "guests.test", "Anna", "\\", "nobody at all"})
    void findsNothingByWhatStandsInTheMiddle(String typed) {
        assertThat(lists.whole(Map.of("search", typed))).isEmpty();
    }

    @Test
    void filtersByState() {
        TestUser active = house.guest("state-active", sales, Map.of("period", "P30D"));
        TestUser suspended = house.guest("state-suspended", sales, Map.of("period", "P30D"));
        TestUser expired = house.guest("state-expired", sales, Map.of("period", "P1D"));
        TestUser ended = house.guest("state-ended", sales, Map.of("period", "P30D"));
        house.suspend(suspended);
        house.remove(ended);
        clock.advance(Duration.ofDays(2));
        lists = Lists.ofGuests(Api.as(acme.alice(), acme, realm));

        assertThat(inState("active")).containsExactly(active.id());
        assertThat(inState("suspended")).containsExactly(suspended.id());
        assertThat(inState("expired")).containsExactly(expired.id());
        assertThat(inState("ended")).containsExactly(ended.id());
        assertThat(lists.whole(Map.of("search", "state-"), "state"))
                .containsExactlyInAnyOrder("active", "suspended", "expired", "ended");
    }

    @Test
    void filtersByTypeAndSpaceTogetherWithTheRest() {
        TestUser partner = house.guest("typed-partner", sales, Map.of("type", Guesthouse.PARTNER));
        house.guest("typed-guest", sales);

        assertThat(lists.whole(Map.of("type", Guesthouse.PARTNER), "id")).containsExactly(partner.id());
        assertThat(lists.whole(Map.of("search", "typed", "space", sales))).hasSize(2);
        assertThat(lists.whole(Map.of("search", "typed", "space", crowd))).isEmpty();
        assertThat(lists.whole(Map.of("search", "typed", "type", "guest", "state", "active", "space", sales)))
                .hasSize(1);
        assertThat(lists.whole(Map.of("type", "no-such-type"))).isEmpty();
    }

    @Test
    void showsEveryGuestOnceHoweverManySpacesItHas() {
        TestUser guest = house.guest("manifold", crowd);
        house.granted(guest, sales, Map.of());
        house.granted(guest, acme.space(), Map.of());

        List<JsonNode> found = lists.paged(Map.of("search", "manifold"), 1, () -> {});

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("grants")).hasSize(3);
    }

    @Test
    void showsInvitersTheirOwnAndOfThoseOnlyTheirGrants() {
        Lists inas = Lists.ofGuests(Api.as(ina, acme, realm));

        List<JsonNode> found = inas.whole(Map.of());

        assertThat(Lists.fields(found, "email")).containsExactly("hers@house.test");
        assertThat(Api.texts(found.getFirst().path("grants"), "space")).containsExactly(acme.space());
        assertThat(inas.whole(Map.of("search", "bernd"))).isEmpty();
    }

    @Test
    void showsManagersOfAPartThatPart() {
        TestUser mia = house.member("mia");
        acme.appoint(mia, sales);
        TestUser guest = house.guest("parted", crowd);
        house.granted(guest, sales, Map.of());
        Lists mias = Lists.ofGuests(Api.as(mia, acme, realm));

        assertThat(mias.whole(Map.of("search", "parted")))
                .singleElement()
                .satisfies(
                        it -> assertThat(Api.texts(it.path("grants"), "space")).containsExactly(sales));
        assertThat(mias.whole(Map.of("search", "bernd"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "max,0",
        "max,201",
        "max,-1",
        "max,many",
        "state,nonsense",
        "state,draft",
        "state,ACTIVE",
        "sort,nonsense",
        "sort,address",
        "sort,NAME"
    })
    void refusesParametersThatMakeNoSense(String name, String value) {
        Answer answer = Api.as(acme.alice(), acme, realm).get("guests?" + Http.encoded(Map.of(name, value)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo(name);
    }

    @Test
    void endsWhereThePlaceInTheListIsUnknown() {
        assertThat(lists.whole(Map.of("after", "no-such-place"))).isEmpty();
    }

    private List<String> inState(String state) {
        return lists.whole(Map.of("search", "state-", "state", state), "id");
    }
}
