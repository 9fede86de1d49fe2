package io.github.keycloakguests.tests.periods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods, starts and time zones that make no sense: refused with a reason, and nothing is done. */
@KeycloakTest
class TimesThatMakeNoSenseIT {

    private static final Map<String, String> THINGS = new HashMap<>();

    private static String realmId;

    private TestRealm realm;
    private GuestsTables tables;
    private Api administrator;
    private Map<String, List<JsonNode>> before;

    @BeforeAll
    static void oneOfEach(TestRealm realm) {
        Acme acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm);
        Api alice = Api.as(acme.alice(), acme, realm);
        realm.guestType("short", Map.of("default-period", "P10D", "longest-period", "P20D", "longest-total", "P30D"));
        String part = house.part(acme.space(), "marketing");
        String later = house.part(acme.space(), "later");
        TestUser guest = house.guest("guest", part, Map.of("period", "P90D"));
        TestUser brief = house.guest("brief", part, Map.of("type", "short"));
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Stream.of(-1, 5, 6, 9, 10, 300, 367)
                .forEach(it -> THINGS.put("day" + it, today.plusDays(it).toString()));
        THINGS.put(
                "6min-ago",
                now.minus(Duration.ofMinutes(6)).truncatedTo(ChronoUnit.SECONDS).toString());
        THINGS.put("in-a-year", now.plus(Duration.ofDays(367)).toString());
        THINGS.put("host", acme.space());
        THINGS.put("part", part);
        THINGS.put("grant", house.grantIdAt(part, guest));
        THINGS.put("brief", house.grantIdAt(part, brief));
        THINGS.put(
                "ahead",
                house.granted(
                        guest, later, Map.of("startsAt", today.plusDays(10).toString())));
        THINGS.put("member", house.member("member").id());
        THINGS.put(
                "draft",
                alice.invited(part, Map.of("to", "draft@nonsense.test", "send", "later"))
                        .getFirst());
        THINGS.put(
                "draft-ahead",
                alice.invited(
                                part,
                                Map.of(
                                        "to", "ahead@nonsense.test",
                                        "send", "later",
                                        "startsAt", today.plusDays(10).toString()))
                        .getFirst());
        realmId = realm.id();
    }

    @BeforeEach
    void look() {
        administrator = Api.asAdministrator(realm);
        before = rows();
    }

    @AfterEach
    void nothingWasDone() {
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "period":""                                          | invalid_field    | period
            "period":" "                                         | invalid_field    | period
            "period":"P0D"                                       | invalid_field    | period
            "period":"PT0S"                                      | invalid_field    | period
            "period":"P0Y0M0DT0H0M0S"                            | invalid_field    | period
            "period":"-P1D"                                      | invalid_field    | period
            "period":"P-1D"                                      | invalid_field    | period
            "period":"P1M-30D"                                   | invalid_field    | period
            "period":"PT-1H"                                     | invalid_field    | period
            "period":"P"                                         | invalid_field    | period
            "period":"PT"                                        | invalid_field    | period
            "period":"P1H"                                       | invalid_field    | period
            "period":"P1.5D"                                     | invalid_field    | period
            "period":"p1d"                                       | invalid_field    | period
            "period":"1D"                                        | invalid_field    | period
            "period":"P99999999999D"                             | invalid_field    | period
            "period":"P99999Y"                                   | invalid_field    | period
            "period":"soon"                                      | invalid_field    | period
            "period":"NEVER"                                     | invalid_field    | period
            "period":"2027-02-30"                                | invalid_field    | period
            "period":"2027-13-01"                                | invalid_field    | period
            "period":"2027-1-1"                                  | invalid_field    | period
            "period":"2027-01-01T00:00:00Z"                      | invalid_field    | period
            "period":"2027-01-01/2027-02-01"                     | invalid_field    | period
            "period":"10000-01-01"                               | invalid_field    | period
            "period":"+10000-01-01"                              | invalid_field    | period
            "period":"9999-12-31"                                | invalid_field    | period
            "period":"1969-12-31"                                | invalid_field    | period
            "period":"-2027-01-01"                               | invalid_field    | period
            "period":90                                          | invalid_field    | period
            "period":["P1D"]                                     | invalid_field    | period
            "period":"1970-01-01"                                | period_over      | period
            "period":"{day-1}"                                   | period_over      | period
            "period":"{day367}"                                  | period_too_long  | period
            "period":"9998-12-31"                                | period_too_long  | period
            "period":"P367D"                                     | period_too_long  | period
            "period":"never"                                     | period_too_long  | period
            "startsAt":""                                        | invalid_field    | startsAt
            "startsAt":"now"                                     | invalid_field    | startsAt
            "startsAt":"P1D"                                     | invalid_field    | startsAt
            "startsAt":"never"                                   | invalid_field    | startsAt
            "startsAt":"2027-02-30"                              | invalid_field    | startsAt
            "startsAt":"2027-01-01T12:00"                        | invalid_field    | startsAt
            "startsAt":"2027-01-01T25:00:00Z"                    | invalid_field    | startsAt
            "startsAt":"2027-01-01 12:00:00Z"                    | invalid_field    | startsAt
            "startsAt":"10000-01-01"                             | invalid_field    | startsAt
            "startsAt":1800000000                                | invalid_field    | startsAt
            "startsAt":{"date":"2027-01-01"}                     | invalid_field    | startsAt
            "startsAt":"{6min-ago}"                              | start_past       | startsAt
            "startsAt":"{day-1}"                                 | start_past       | startsAt
            "startsAt":"1970-01-01"                              | start_past       | startsAt
            "startsAt":"1969-12-31T23:59:59Z"                    | start_past       | startsAt
            "startsAt":"-2027-01-01"                             | start_past       | startsAt
            "startsAt":"{day367}"                                | start_too_far    | startsAt
            "startsAt":"{in-a-year}"                             | start_too_far    | startsAt
            "startsAt":"+10000-01-01"                            | start_too_far    | startsAt
            "startsAt":"+10000-01-01T00:00:00Z"                  | start_too_far    | startsAt
            "startsAt":"{day10}","period":"{day9}"               | end_before_start | period
            "startsAt":"{day10}","period":"{day-1}"              | end_before_start | period
            "startsAt":"{day10}","period":"P0D"                  | invalid_field    | period
            "startsAt":"{day10}","period":"P367D"                | period_too_long  | period
            "startsAt":"{day300}","period":"never"               | period_too_long  | period
            "startsAt":"{day-1}","period":"{day-1}"              | start_past       | startsAt
            "type":"short","period":"P21D"                       | period_too_long  | period
            """)
    void inviteNobodyAndGiveNobodyAccess(String fields, String error, String field) {
        assertWrong("POST", "spaces/{part}/invitations", "{\"to\":\"a@nonsense.test\"," + fields + "}", error, field);
        assertWrong("POST", "spaces/{part}/access", "{\"email\":\"a@nonsense.test\"," + fields + "}", error, field);
        if (!fields.contains("type")) {
            assertWrong("PATCH", "invitations/{draft}", "{" + fields + "}", error, field);
            // What is to begin in ten days counts a period from then on.
            String grant = fields.contains("startsAt") ? "grants/{ahead}" : "grants/{grant}";
            assertWrong("PUT", grant, "{" + fields + "}", error, field);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT   | grants/{grant}           | {"period":"P0D"}                          | 400 | invalid_field    | period
            PUT   | grants/{grant}           | {"period":"P-90D"}                        | 400 | invalid_field    | period
            PUT   | grants/{grant}           | {"period":"2027-02-29"}                   | 400 | invalid_field    | period
            PUT   | grants/{grant}           | {"period":"10000-01-01"}                  | 400 | invalid_field    | period
            PUT   | grants/{grant}           | {"period":"{day-1}"}                      | 400 | period_over      | period
            PUT   | grants/{grant}           | {"period":"1970-01-01"}                   | 400 | period_over      | period
            PUT   | grants/{grant}           | {"period":"P367D"}                        | 400 | period_too_long  | period
            PUT   | grants/{grant}           | {"period":"{day367}"}                     | 400 | period_too_long  | period
            PUT   | grants/{grant}           | {"startsAt":"{day10}"}                    | 409 | grant_begun      | startsAt
            PUT   | grants/{grant}           | {"startsAt":"{day-1}"}                    | 409 | grant_begun      | startsAt
            PUT   | grants/{grant}           | {"startsAt":"{day10}","period":"P1D"}     | 409 | grant_begun      | startsAt
            PUT   | grants/{grant}           | {"endsAt":"{day10}"}                      | 400 | unknown_field    | endsAt
            PUT   | grants/{brief}           | {"period":"P21D"}                         | 400 | period_too_long  | period
            PUT   | grants/{ahead}           | {"period":"{day9}"}                       | 400 | end_before_start | period
            PATCH | invitations/{draft-ahead}| {"period":"{day9}"}                       | 400 | end_before_start | period
            PATCH | invitations/{draft-ahead}| {"startsAt":"{day-1}"}                    | 400 | start_past       | startsAt
            PATCH | invitations/{draft}      | {"startsAt":7}                            | 400 | invalid_field    | startsAt
            POST  | members/{member}/convert | {"space":"{part}","startsAt":"{day10}"}   | 400 | unknown_field    | startsAt
            POST  | members/{member}/convert | {"space":"{part}","period":"{day-1}"}     | 400 | period_over      | period
            POST  | members/{member}/convert | {"space":"{part}","period":"P0D"}         | 400 | invalid_field    | period
            PUT   | spaces/{host}            | {"timeZone":""}                           | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":" Europe/Berlin"}             | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"europe/berlin"}              | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"Mars/Olympus_Mons"}          | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"CET/CEST"}                   | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"UTC+25"}                     | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"+99:00"}                     | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"../../etc/localtime"}        | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":"Europe/Berlin\\u0000"}       | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":60}                           | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"timeZone":["UTC"]}                      | 400 | invalid_field    | timeZone
            PUT   | spaces/{host}            | {"zone":"UTC"}                            | 400 | unknown_field    | zone
            PUT   | spaces/{part}            | {"timeZone":"Europe/Berlin"}              | 400 | invalid_field    | timeZone
            PUT   | spaces/{part}            | {"timeZone":"nonsense"}                   | 400 | invalid_field    | timeZone
            POST  | spaces                   | {"name":"a","timeZone":"Europe/Berlin"}   | 400 | invalid_field    | timeZone
            PUT   | spaces/{part}            | {"period":"P0D"}                          | 400 | invalid_field    | period
            PUT   | spaces/{part}            | {"period":"never"}                        | 400 | period_too_long  | period
            PUT   | spaces/{part}            | {"type":"short","period":"P21D"}          | 400 | period_too_long  | period
            """)
    void changeNothing(String method, String path, String body, int status, String error, String field) {
        Answer answer = call(method, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(field);
    }

    private void assertWrong(String method, String path, String body, String error, String field) {
        Answer answer = call(method, path, body);
        assertThat(answer.status()).as(path + " " + body + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText())
                .as(path + " " + body + ": " + answer.body())
                .isEqualTo(error);
        assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(field);
    }

    private Answer call(String method, String path, String body) {
        return realm.call(
                method,
                administrator.root() + filled(path),
                administrator.token().get(),
                filled(body));
    }

    private static String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> thing : THINGS.entrySet()) {
            filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return filled;
    }

    /** What stands in every table but that of the places, which are counted anew whenever somebody looks. */
    private Map<String, List<JsonNode>> rows() {
        GuestsTables now = tables.frozen();
        return now.count(realmId).keySet().stream()
                .filter(it -> !it.equals("GUESTS_QUOTA"))
                .collect(Collectors.toMap(Function.identity(), it -> now.rows(it, "REALM_ID", realmId)));
    }
}
