package io.github.keycloakguests.tests.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Giving many guests more time in one call: those that are named, or all that have something in common. */
@KeycloakTest
class RenewingManyIT {

    private static Acme acme;
    private static Guesthouse house;
    private static String marketing;
    private static String sales;
    private static int names;

    private TestRealm realm;
    private TestClock clock;
    private Statements statements;
    private Api alice;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm).withPartners();
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void answersForEachOfThoseThatAreNamed() {
        String ten = grantOf(house.guest("ten", marketing, Map.of("period", "P10D")), marketing);
        String over = grantOf(house.guest("over", marketing, Map.of("period", "P1D")), marketing);
        TestUser removed = house.guest("removed", marketing);
        String ended = grantOf(removed, marketing);
        house.remove(removed);
        TestUser converted = house.guest("converted", marketing);
        String gone = grantOf(converted, marketing);
        Api.done(Api.asAdministrator(realm).post("guests/" + converted.id() + "/convert"));
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        String elsewhere = grantOf(house.guest("elsewhere", globex), globex);
        passes(Duration.ofDays(2));

        JsonNode answer = Api.done(
                many(Map.of("ids", List.of(ten, "no-such", over, ended, elsewhere, ten, gone, "\u0000", " "))));

        assertThat(Api.texts(answer.path("answers"), "grant"))
                .containsExactly(ten, "no-such", over, ended, elsewhere, gone, "\u0000", " ");
        assertThat(Api.texts(answer.path("answers"), "outcome"))
                .containsExactly(
                        "renewed", "refused", "renewed", "refused", "refused", "refused", "refused", "refused");
        assertThat(Api.texts(answer.path("answers"), "reason"))
                .containsExactly(
                        "", "not_found", "", "grant_ended", "not_found", "grant_ended", "not_found", "not_found");
        assertThat(answer.path("answers").get(3).path("why").asText()).isEqualTo("revoked");
        assertThat(answer.path("answers").get(5).path("why").asText()).isEqualTo("converted");
        assertThat(answer.path("answers").get(2).path("state").asText()).isEqualTo("active");
        assertThat(answer.path("renewed").asInt()).isEqualTo(2);
        assertThat(answer.path("refused").asInt()).isEqualTo(6);
        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(answer.has("after")).isFalse();
        assertThat(answer.toString()).doesNotContain(globex);
    }

    @Test
    void renewsAllThatAreFound() {
        TestUser one = house.guest("found-one", sales, Map.of("period", "P10D"));
        TestUser two = house.guest("found-two", sales, Map.of("period", "P1D"));
        TestUser suspended = house.guest("found-suspended", sales, Map.of("period", "P10D"));
        house.suspend(suspended);
        TestUser partner = house.guest("found-partner", sales, Map.of("type", Guesthouse.PARTNER));
        TestUser other = house.guest("other-name", sales, Map.of("period", "P10D"));
        house.remove(house.guest("found-removed", sales));
        passes(Duration.ofDays(2));

        assertThat(guestsOf(found(Map.of("search", "found", "space", sales))))
                .containsExactlyInAnyOrder(one.id(), two.id(), suspended.id(), partner.id());
        assertThat(guestsOf(found(Map.of("type", Guesthouse.PARTNER, "space", sales))))
                .containsExactly(partner.id());
        assertThat(guestsOf(found(Map.of("state", "suspended", "space", sales))))
                .containsExactly(suspended.id());
        assertThat(guestsOf(found(Map.of("space", marketing, "search", "found"))))
                .isEmpty();
        assertThat(guestsOf(found(Map.of("search", "OTHER-NAME@")))).containsExactly(other.id());
        passes(Duration.ofDays(11));
        assertThat(guestsOf(found(Map.of("state", "expired", "space", sales, "search", "found-o"))))
                .containsExactly(one.id());
        assertThat(guestsOf(found(Map.of("state", "active", "space", sales, "search", "found-o"))))
                .containsExactly(one.id());
    }

    @Test
    void renewsUntilTheSameEndForAll() {
        house.guest("same-one", sales, Map.of("period", "P10D"));
        house.guest("same-two", sales, Map.of("period", "P20D"));
        String moment = clock.now().plus(Duration.ofDays(33)).toString();

        JsonNode answer = Api.done(many(Map.of("filter", Map.of("search", "same-"), "mode", "until", "until", moment)));

        assertThat(Api.texts(answer.path("answers"), "expiresAt"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).isEqualTo(moment.replaceAll("\\.\\d+Z", "Z")));
    }

    @Test
    void letsNobodyRenewItsOwnNorWhatItDoesNotRun() {
        TestUser manager = house.guest("own-manager", marketing, Map.of("type", Guesthouse.PARTNER));
        house.change(marketing, manager, Map.of("manager", true));
        TestUser inviting = house.guest("own-inviting", marketing, Map.of("type", Guesthouse.PARTNER));
        house.change(marketing, inviting, Map.of("mayInvite", true));
        TestUser other = house.guest("own-other", marketing);

        JsonNode answer = Api.done(asGuest(manager).post("grants/renew", Map.of("filter", Map.of("search", "own-"))));

        assertThat(answer.path("renewed").asInt()).isEqualTo(2);
        Map<String, String> reasons = new HashMap<>();
        answer.path("answers")
                .forEach(it ->
                        reasons.put(it.path("guest").asText(), it.path("reason").asText()));
        assertThat(reasons).isEqualTo(Map.of(manager.id(), "own_grant", inviting.id(), "", other.id(), ""));
        Answer refused = asGuest(inviting).post("grants/renew", Map.of("filter", Map.of()));
        assertThat(refused.status()).isEqualTo(403);
        Answer nobody = asGuest(other).post("grants/renew", Map.of("filter", Map.of()));
        assertThat(nobody.status()).isEqualTo(403);
    }

    @Test
    void leavesAnEventAndAnEntryForEach() {
        realm.change(it -> it.setAdminEventsEnabled(true));
        TestUser one = house.guest("each-one", marketing);
        TestUser two = house.guest("each-two", marketing);
        TestUser gone = house.guest("each-gone", marketing);
        List<String> ids = List.of(grantOf(one, marketing), grantOf(two, marketing), grantOf(gone, marketing));
        house.remove(gone);

        Api.done(many(Map.of("ids", ids)));

        realm.change(it -> it.setAdminEventsEnabled(false));
        assertThat(realm.admin().getAdminEvents().stream()
                        .map(it -> String.valueOf(it.getResourcePath()))
                        .filter(it -> it.endsWith("/renew"))
                        .toList())
                .containsExactlyInAnyOrder(
                        "guests/grants/" + ids.get(0) + "/renew", "guests/grants/" + ids.get(1) + "/renew");
        assertThat(Api.texts(alice.shown("guests/" + one.id() + "/history"), "deed"))
                .containsOnlyOnce("grant_renewed");
        assertThat(Api.texts(alice.shown("guests/" + gone.id() + "/history"), "deed"))
                .doesNotContain("grant_renewed");
    }

    @Test
    void costsTheSameForEachGrant() {
        long live = (least(10, Duration.ZERO) - least(5, Duration.ZERO)) / 5;
        long over = (least(10, Duration.ofDays(2)) - least(5, Duration.ofDays(2))) / 5;

        System.out.printf("Statements: renewing a grant: %d, having one begin again: %d%n", live, over);
        assertThat(live).isLessThanOrEqualTo(15);
        assertThat(over).isLessThanOrEqualTo(30);
    }

    /** Of three times, each with guests of its own. */
    private long least(int guests, Duration later) {
        return IntStream.range(0, 3)
                .mapToLong(run -> {
                    List<String> ids = IntStream.range(0, guests)
                            .mapToObj(it -> grantOf(
                                    house.guest("cost" + ++names, marketing, Map.of("period", "P1D")), marketing))
                            .toList();
                    passes(later);
                    long cost = statements.during(() -> assertThat(Api.done(many(Map.of("ids", ids)))
                                    .path("renewed")
                                    .asInt())
                            .isEqualTo(guests));
                    clock.putBack();
                    alice = Api.as(acme.alice(), acme, realm);
                    return cost;
                })
                .min()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                  | invalid_field   | ids
            {"mode":"original"}                                 | invalid_field   | ids
            {"ids":["x"],"filter":{}}                           | invalid_field   | ids
            {"ids":[]}                                          | invalid_field   | ids
            {"ids":[null]}                                      | invalid_field   | ids
            {"ids":[1]}                                         | invalid_field   | ids
            {"ids":"x"}                                         | invalid_field   | ids
            {"ids":["x"],"after":"y"}                           | invalid_field   | after
            {"ids":["x"],"mode":"forever"}                      | invalid_field   | mode
            {"ids":["x"],"mode":"until"}                        | invalid_field   | until
            {"ids":["x"],"until":"2030-01-01"}                  | invalid_field   | until
            {"ids":["x"],"mode":"until","until":"10000-01-01"}  | invalid_field   | until
            {"ids":["x"],"period":"P10D"}                       | unknown_field   | period
            {"filter":{"host":"x"}}                             | unknown_field   | host
            {"filter":"all"}                                    | invalid_field   | filter
            {"filter":{"state":"ended"}}                        | invalid_field   | state
            {"filter":{"state":"ACTIVE"}}                       | invalid_field   | state
            {"filter":{},"after":" "}                           | invalid_field   | after
            {"filter":{},"filter":{}}                           | malformed_json  |
            [{"filter":{}}]                                     | malformed_json  |
            """)
    void refusesWhatMakesNoSense(String body, String error, String field) {
        Answer answer = many(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo(error);
        assertThat(answer.json().path("field").asText("")).isEqualTo(field == null ? "" : field);
    }

    @Test
    void refusesTooManyAtOnce() {
        Answer answer = many(Map.of("ids", Collections.nCopies(500 + 1, "x")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo("too_many_grants");
        assertThat(many(Map.of("ids", Collections.nCopies(500, "x"))).status()).isEqualTo(200);
    }

    @Test
    void refusesASpaceThatTheCallerDoesNotSee() {
        TestUser mia = house.member("mia");
        acme.appoint(mia, marketing);

        Answer answer = Api.as(mia, acme, realm).post("grants/renew", Map.of("filter", Map.of("space", sales)));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(many(Map.of("filter", Map.of("space", "no-such-space"))).status())
                .isEqualTo(404);
    }

    private void passes(Duration time) {
        clock.advance(time);
        alice = Api.as(acme.alice(), acme, realm);
    }

    private Api asGuest(TestUser guest) {
        return Api.bearing(new Visitor().signIn(acme.console(), guest).accessToken(), realm);
    }

    private Answer many(Object body) {
        return alice.post("grants/renew", body);
    }

    /** What was renewed, all that was found. */
    private JsonNode found(Map<String, String> filter) {
        JsonNode answer = Api.done(many(Map.of("filter", filter)));
        assertThat(answer.path("refused").asInt()).as(answer.toString()).isZero();
        return answer.path("answers");
    }

    private static List<String> guestsOf(JsonNode answers) {
        return Api.texts(answers, "guest");
    }

    private String grantOf(TestUser guest, String space) {
        return house.grantIdAt(space, guest);
    }
}
