package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that make no sense: refused with a reason, and nothing of them is done. */
@KeycloakTest
class BadInputIT {

    private static Acme acme;
    private static String realmId;

    private TestRealm realm;
    private GuestsTables tables;
    private Api alice;
    private Map<String, Long> rowsBefore;
    private JsonNode listBefore;

    @BeforeAll
    static void acmeWithOneInvitation(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        acme.inviteOne("there@before.test");
        mail.await("there@before.test");
        realmId = realm.id();
    }

    @BeforeEach
    void look() {
        alice = Api.as(acme.alice(), acme, realm);
        rowsBefore = tables.count(realmId);
        listBefore = list();
    }

    /** Rows of the outbox among them: what is not there cannot be mailed. */
    @AfterEach
    void nothingWasDone() {
        assertThat(tables.count(realmId)).isEqualTo(rowsBefore);
        assertThat(Api.texts(list(), "id"))
                .isEqualTo(Api.texts(listBefore, "id"))
                .isNotEmpty();
    }

    private JsonNode list() {
        return alice.get("invitations?max=200").json();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "subject":"a\\r\\nBcc: x@y.test"           | invalid_field | subject
                    "subject":"a\\nb"                          | invalid_field | subject
                    "subject":"a\\u2028b"                      | invalid_field | subject
                    "subject":" "                              | invalid_field | subject
                    "message":"a\\u0000b"                      | invalid_field | message
                    "permission":"own"                         | permission_not_offered | permission
                    "permission":"Read Write"                  | invalid_field | permission
                    "period":"P0D"                             | invalid_field | period
                    "period":"-P1D"                            | invalid_field | period
                    "period":"P-1D"                            | invalid_field | period
                    "period":"P400D"                           | period_too_long | period
                    "period":"P99999Y"                         | invalid_field | period
                    "period":"10000-01-01"                     | invalid_field | period
                    "period":"+10000-01-01"                    | invalid_field | period
                    "period":"9000-01-01"                      | period_too_long | period
                    "period":"soon"                            | invalid_field | period
                    "period":""                                | invalid_field | period
                    "period":"2001-01-01"                      | period_over | period
                    "period":"2026-02-30"                      | invalid_field | period
                    "validity":"PT59M"                         | validity_out_of_bounds | validity
                    "validity":"P31D"                          | validity_out_of_bounds | validity
                    "validity":"-P1D"                          | validity_out_of_bounds | validity
                    "validity":"a week"                        | invalid_field | validity
                    "homeUrl":"http://other.test/"             | home_elsewhere | homeUrl
                    "homeUrl":"https://app.test/"              | home_elsewhere | homeUrl
                    "homeUrl":"http://app.test.evil.test/"     | home_elsewhere | homeUrl
                    "homeUrl":"http://app.test@evil.test/"     | invalid_field | homeUrl
                    "homeUrl":"javascript:alert(1)"            | invalid_field | homeUrl
                    "homeUrl":"//evil.test/"                   | invalid_field | homeUrl
                    "homeUrl":"/start"                         | invalid_field | homeUrl
                    "type":"auditor"                           | invalid_field | type
                    "locale":"not a language!"                 | invalid_field | locale
                    "locale":"../../de"                        | invalid_field | locale
                    "colour":"red"                             | unknown_field | colour
                    "permission":1                             | invalid_field | permission
                    "subject":true                             | invalid_field | subject
                    "message":["a"]                            | invalid_field | message
                    "locale":{"a":"b"}                         | invalid_field | locale
                    """)
    void saysWhichFieldIsWrong(String field, String error, String name) {
        Answer answer = alice.invite(acme.space(), "{\"to\":\"new@bad.test\"," + field + "}");

        assertProblem(answer, 400, error);
        assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                  | invalid_field | to
                    {"to":null}                                         | invalid_field | to
                    {"to":7}                                            | invalid_field | to
                    {"to":{"email":"a@b.test"}}                         | invalid_field | to
                    {"to":[7]}                                          | invalid_field | to
                    {"to":[null]}                                       | invalid_field | to
                    {"to":[{"name":"Nobody"}]}                          | invalid_field | to
                    {"to":[{"email":"a@b.test","role":"admin"}]}        | unknown_field | to.role
                    {"to":[{"email":"a@b.test","name":"a\\nb"}]}        | invalid_field | to.name
                    {"to":[{"email":"a@b.test","email":"c@d.test"}]}    | invalid_field | to
                    {"to":""}                                           | no_addresses | to
                    {"to":[]}                                           | no_addresses | to
                    {"to":" , ; "}                                      | no_addresses | to
                    """)
    void saysWhatIsWrongWithTheAddresses(String body, String error, String name) {
        Answer answer = alice.invite(acme.space(), body);

        assertProblem(answer, 400, error);
        assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"a@b.test\",\"to\":\"c@d.test\"}",
                "not JSON",
                "{\"to\":\"a@b.test\"",
                "{\"to\":\"a@b.test\"} {}",
                "[{\"to\":\"a@b.test\"}]",
                "[]",
                "null",
                "\"a@b.test\"",
                "42",
                " "
            })
    void takesNothingButOneObject(String body) {
        assertProblem(alice.invite(acme.space(), body), 400, "malformed_json");
    }

    @Test
    void takesNoEmptyBody() {
        assertProblem(alice.post("spaces/" + acme.space() + "/invitations"), 400, "malformed_json");
    }

    @Test
    void takesNoMessageOfMoreThanTwoThousandCharacters() {
        Answer answer = alice.invite(acme.space(), Map.of("to", "new@bad.test", "message", "m".repeat(2001)));

        assertProblem(answer, 400, "invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo("message");
    }

    @Test
    void takesNoSubjectOfMoreThanTwoHundredCharacters() {
        assertProblem(
                alice.invite(acme.space(), Map.of("to", "new@bad.test", "subject", "s".repeat(201))),
                400,
                "invalid_field");
    }

    @Test
    void takesNoMoreThanAThousandAddresses() {
        String addresses = IntStream.rangeClosed(1, 1001)
                .mapToObj(it -> "n" + it + "@many.test")
                .collect(Collectors.joining(","));

        Answer answer = alice.invite(acme.space(), Map.of("to", addresses));

        assertProblem(answer, 400, "too_many_addresses");
        assertThat(answer.json().path("field").asText()).isEqualTo("to");
    }

    @Test
    void takesNoBodyWithoutEnd() {
        Answer answer = alice.invite(acme.space(), Map.of("to", "a@b.test", "message", "m".repeat(5 << 20)));

        assertProblem(answer, 413, "body_too_large");
    }

    @ParameterizedTest
    @CsvSource({
        "max=0,max",
        "max=201,max",
        "max=-1,max",
        "max=many,max",
        "max=99999999999,max",
        "state=nonsense,state",
        "state=OPEN,state"
    })
    void saysWhichParameterOfAListIsWrong(String query, String name) {
        Answer answer = alice.get("invitations?" + query);

        assertProblem(answer, 400, "invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invitations/%00",
                "invitations/a%00b",
                "invitations/%20",
                "invitations/ffffffff-ffff-ffff-ffff-ffffffffffff-and-more",
                "spaces/%00",
                "spaces/..%2f..",
                "invitations?space=no-such-space"
            })
    void findsNothingUnderIdsThatAreNone(String path) {
        assertProblem(Api.asAdministrator(realm).get(path), 404, "not_found");
        assertProblem(Api.as(acme.alice(), acme, realm).get(path), 404, "not_found");
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("errorMessage").asText()).isNotEmpty();
    }
}
