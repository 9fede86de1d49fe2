package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding invitations among many. */
@KeycloakTest
class ListingInvitationsIT {

    private static final int MANY = 230;

    private static Acme acme;
    private static String crowd;
    private static String marketing;
    private static TestUser ina;
    private static int names;

    private TestRealm realm;
    private TestClock clock;
    private Lists lists;

    @BeforeAll
    static void manyInvitations(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm).withPartners();
        crowd = house.part(acme.space(), "crowd");
        marketing = house.part(acme.space(), "marketing");
        ina = acme.inviter("ina");
        Api alice = Api.as(acme.alice(), acme, realm);
        alice.invited(crowd, Map.of("to", addresses("draft", 200), "send", "later"));
        alice.invited(crowd, Map.of("to", addresses("open", MANY - 200), "validity", "P3D"));
        alice.invited(marketing, Map.of("to", """
                        percent%a@list.test; percentxa@list.test; under_a@list.test; underxa@list.test
                        Änne Ärmel <first@list.test>; Annegret Arm <second@list.test>; Pat O'Brien <third@list.test>
                        """, "send", "later"));
        Reception reception = new Reception(acme, realm, mail);
        reception.guestOf(marketing, "accepted@list.test", Map.of());
        String revoked = alice.invited(marketing, "revoked@list.test");
        alice.delete("invitations/" + revoked);
        alice.invited(marketing, Map.of("to", "partner@list.test", "type", Guesthouse.PARTNER, "validity", "PT1H"));
        Api.as(ina, acme, realm).invited(acme.space(), Map.of("to", "ina1@list.test, ina2@list.test", "send", "later"));
    }

    @BeforeEach
    void asAlice() {
        lists = Lists.ofInvitations(Api.as(acme.alice(), acme, realm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "expiry", "address"})
    void showsEachOnceWhileOthersAreAdded(String sort) {
        Api alice = Api.as(acme.alice(), acme, realm);
        List<String> before = Lists.fields(lists.paged(Map.of("space", crowd, "sort", sort), 200, () -> {}), "id");
        assertThat(before).hasSizeGreaterThanOrEqualTo(MANY);

        List<String> read = Lists.fields(
                lists.paged(
                        Map.of("space", crowd, "sort", sort),
                        20,
                        () -> alice.invited(crowd, Map.of("to", "added" + ++names + "@list.test", "send", "later"))),
                "id");

        assertThat(read).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void sortsByAddress() {
        List<String> read = Lists.fields(
                lists.paged(Map.of("space", crowd, "sort", "address", "search", "draft"), 30, () -> {}), "email");

        assertThat(read).hasSize(200).isSorted();
    }

    @Test
    void sortsByTheEndOfTheirValidity() {
        Api alice = Api.as(acme.alice(), acme, realm);
        alice.invited(crowd, Map.of("to", "soon@list.test", "validity", "PT2H"));
        alice.invited(crowd, Map.of("to", "late@list.test", "validity", "P20D"));

        List<JsonNode> read = lists.paged(Map.of("space", crowd, "state", "open", "sort", "expiry"), 7, () -> {});

        assertThat(Lists.fields(read, "email")).startsWith("soon@list.test").endsWith("late@list.test");
        assertThat(Lists.fields(read, "expiresAt"))
                .extracting(Instant::parse)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void sortsByIdUnlessToldOtherwise() {
        assertThat(lists.whole(Map.of("space", marketing), "id")).isSorted();
        assertThat(lists.whole(Map.of("space", marketing), "id"))
                .isEqualTo(lists.whole(Map.of("space", marketing, "sort", "id"), "id"));
    }

    @Test
    void filtersByState() {
        assertThat(lists.whole(Map.of("space", marketing, "state", "accepted"), "email"))
                .containsExactly("accepted@list.test");
        assertThat(lists.whole(Map.of("space", marketing, "state", "revoked"), "email"))
                .containsExactly("revoked@list.test");
        assertThat(lists.whole(Map.of("space", marketing, "state", "open"), "email"))
                .containsExactly("partner@list.test");
        assertThat(lists.whole(Map.of("space", marketing, "state", "draft"))).hasSize(7);
        clock.advance(Duration.ofHours(2));
        Lists later = Lists.ofInvitations(Api.as(acme.alice(), acme, realm));
        assertThat(later.whole(Map.of("space", marketing, "state", "open"))).isEmpty();
        assertThat(later.whole(Map.of("space", marketing, "state", "expired"), "email"))
                .containsExactly("partner@list.test");
    }

    @Test
    void filtersByTypeAndSpaceTogetherWithTheRest() {
        assertThat(lists.whole(Map.of("type", Guesthouse.PARTNER), "email")).containsExactly("partner@list.test");
        assertThat(lists.whole(Map.of("type", Guesthouse.PARTNER, "space", crowd)))
                .isEmpty();
        assertThat(lists.whole(Map.of("type", "guest", "space", marketing, "state", "draft", "search", "under")))
                .hasSize(2);
        assertThat(lists.whole(Map.of("type", "no-such-type"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            percent%   | percent%a@list.test
            under_     | under_a@list.test
            UNDER_A    | under_a@list.test
            Änne       | first@list.test
            ÄNNE Är    | first@list.test
            änne       | first@list.test
            Pat O'     | third@list.test
            THIRD@     | third@list.test
            """)
    void searchesForTheBeginningOfANameOrAddress(String typed, String found) {
        assertThat(lists.whole(Map.of("space", marketing, "search", typed), "email"))
                .containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%a", "ercent", "list.test", "Arm", "\\", "nobody"})
    void findsNothingByWhatStandsInTheMiddle(String typed) {
        assertThat(lists.whole(Map.of("space", marketing, "search", typed))).isEmpty();
    }

    @Test
    void showsInvitersTheirOwn() {
        Lists inas = Lists.ofInvitations(Api.as(ina, acme, realm));

        assertThat(inas.whole(Map.of(), "email")).containsExactlyInAnyOrder("ina1@list.test", "ina2@list.test");
        assertThat(inas.whole(Map.of("search", "draft"))).isEmpty();
        assertThat(inas.whole(Map.of("space", crowd))).isEmpty();
        assertThat(lists.whole(Map.of("search", "ina"), "email"))
                .containsExactlyInAnyOrder("ina1@list.test", "ina2@list.test");
    }

    @Test
    void saysOfADraftHowLongItWillBeValidInsteadOfUntilWhen() {
        JsonNode draft = lists.whole(Map.of("search", "draft001")).getFirst();

        assertThat(draft.path("state").asText()).isEqualTo("draft");
        assertThat(draft.has("expiresAt")).isFalse();
        assertThat(Duration.parse(draft.path("validity").asText())).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource({
        "max,0",
        "max,201",
        "max,-1",
        "max,many",
        "state,nonsense",
        "state,OPEN",
        "sort,nonsense",
        "sort,name",
        "sort,ID"
    })
    void refusesParametersThatMakeNoSense(String name, String value) {
        Answer answer = Api.as(acme.alice(), acme, realm).get("invitations?" + Http.encoded(Map.of(name, value)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo(name);
    }

    @Test
    void findsNoSpaceThatIsNotThere() {
        Api alice = Api.as(acme.alice(), acme, realm);

        assertThat(alice.get("invitations?space=no-such-space").status()).isEqualTo(404);
    }

    private static String addresses(String prefix, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(it -> "%s%03d@list.test".formatted(prefix, it))
                .collect(Collectors.joining(","));
    }
}
