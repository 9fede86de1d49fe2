package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Requests about spaces, guests, grants and quotas that make no sense: refused with a reason, and nothing is done. */
@KeycloakTest
class BadInputAboutSpacesAndGuestsIT {

    private static final Map<String, String> THINGS = new HashMap<>();

    private static Acme acme;
    private static TestUser guest;
    private static TestUser ina;
    private static String realmId;

    private TestRealm realm;
    private GuestsTables tables;
    private Api administrator;
    private Map<String, Long> rowsBefore;

    @BeforeAll
    static void oneOfEach(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm);
        Api alice = Api.as(acme.alice(), acme, realm);
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        String part = house.part(acme.space(), "marketing");
        guest = house.guest("guest", part);
        ina = acme.inviter("ina");
        THINGS.put("host", acme.space());
        THINGS.put("part", part);
        THINGS.put("group", realm.groupsOf(acme.space()).make("no-space"));
        THINGS.put("foreign", realm.groupsOf(globex).make("of-globex"));
        THINGS.put("realmgroup", realm.groups().make("of-the-realm"));
        THINGS.put("disabled", disabled(realm));
        THINGS.put("guest", guest.id());
        THINGS.put("grant", house.grantIdAt(part, guest));
        THINGS.put("member", house.member("member").id());
        THINGS.put("open", alice.invited(part, "open@bad.test"));
        THINGS.put(
                "draft",
                alice.invited(part, Map.of("to", "draft@bad.test", "send", "later"))
                        .getFirst());
        mail.await("open@bad.test");
        realmId = realm.id();
    }

    private static String disabled(TestRealm realm) {
        String closed = realm.createOrganization("closed", "closed.test", Acme.APP);
        OrganizationRepresentation organization =
                realm.admin().organizations().get(closed).toRepresentation();
        organization.setEnabled(false);
        realm.admin().organizations().get(closed).update(organization).close();
        return closed;
    }

    @BeforeEach
    void look() {
        administrator = Api.asAdministrator(realm);
        rowsBefore = tables.count(realmId);
    }

    @AfterEach
    void nothingWasDone() {
        assertThat(tables.count(realmId)).isEqualTo(rowsBefore);
        assertThat(administrator.get("guests/" + guest.id()).body()).contains("\"state\":\"active\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "x":1                                                    | unknown_field          | x
            "name":7                                                 | invalid_field          | name
            "name":""                                                | invalid_field          | name
            "name":" "                                               | invalid_field          | name
            "name":"a\\nb"                                           | invalid_field          | name
            "name":["a"]                                             | invalid_field          | name
            "displayName":"a"                                        | invalid_field          | name
            "name":"a","group":"{group}"                             | invalid_field          | name
            "group":"no-such-group"                                  | invalid_field          | group
            "group":"{foreign}"                                      | invalid_field          | group
            "group":"{realmgroup}"                                   | invalid_field          | group
            "group":{"id":"{group}"}                                 | invalid_field          | group
            "name":"a","displayName":" "                             | invalid_field          | displayName
            "name":"a","displayName":"a\\u0007b"                     | invalid_field          | displayName
            "name":"a","description":"a\\u0000b"                     | invalid_field          | description
            "name":"a","description":5                               | invalid_field          | description
            "name":"a","homeUrl":"javascript:alert(1)"               | invalid_field          | homeUrl
            "name":"a","homeUrl":"http://app.test@evil.test/"        | invalid_field          | homeUrl
            "name":"a","homeUrl":"/start"                            | invalid_field          | homeUrl
            "name":"a","coverUrl":"javascript:alert(1)"              | invalid_field          | coverUrl
            "name":"a","coverUrl":"data:image/png;base64,AAAA"       | invalid_field          | coverUrl
            "name":"a","coverUrl":"http://user:secret@app.test/a"    | invalid_field          | coverUrl
            "name":"a","coverUrl":"//evil.test/a.png"                | invalid_field          | coverUrl
            "name":"a","type":"auditor"                              | invalid_field          | type
            "name":"a","permission":"own"                            | permission_not_offered | permission
            "name":"a","permission":"Read Write"                     | invalid_field          | permission
            "name":"a","period":"P400D"                              | period_too_long        | period
            "name":"a","period":"soon"                               | invalid_field          | period
            "name":"a","validity":"P31D"                             | validity_out_of_bounds | validity
            "name":"a","validity":"a week"                           | invalid_field          | validity
            "name":"a","secondFactor":"sometimes"                    | invalid_field          | secondFactor
            "name":"a","secondFactor":true                           | invalid_field          | secondFactor
            "name":"a","timeZone":"Europe/Berlin"                    | invalid_field          | timeZone
            """)
    void makeNoSpace(String fields, String error, String name) {
        assertWrong(post("spaces", "{\"host\":\"{host}\"," + fields + "}"), error, name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT   | spaces/{part}              | {"name":"other"}                         | unknown_field          | name
            PUT   | spaces/{part}              | {"host":"{host}"}                        | unknown_field          | host
            PUT   | spaces/{part}              | {"homeUrl":"javascript:alert(1)"}        | invalid_field          | homeUrl
            PUT   | spaces/{part}              | {"coverUrl":"ftp://app.test/a"}          | invalid_field          | coverUrl
            PUT   | spaces/{part}              | {"type":"auditor"}                       | invalid_field          | type
            PUT   | spaces/{part}              | {"permission":"own"}                     | permission_not_offered | permission
            PUT   | spaces/{part}              | {"secondFactor":"twice"}                 | invalid_field          | secondFactor
            PUT   | spaces/{host}              | {"displayName":7}                        | invalid_field          | displayName
            PUT   | spaces/{part}              | {"timeZone":"Europe/Berlin"}             | invalid_field          | timeZone
            POST  | spaces/{part}/copy         | {"name":"a","timeZone":"Europe/Berlin"}  | unknown_field          | timeZone
            POST  | spaces/{part}/copy         | {}                                       | invalid_field          | name
            POST  | spaces/{part}/copy         | {"name":"a","group":"{group}"}           | invalid_field          | name
            POST  | spaces/{part}/copy         | {"name":"a","homeUrl":"http://app.test"} | unknown_field          | homeUrl
            POST  | spaces/{part}/copy         | {"group":"{foreign}"}                    | invalid_field          | group
            PUT   | spaces/{host}/quota        | {"base":-1}                              | invalid_field          | base
            PUT   | spaces/{host}/quota        | {"ratio":-1}                             | invalid_field          | ratio
            PUT   | spaces/{host}/quota        | {"ratio":1001}                           | invalid_field          | ratio
            PUT   | spaces/{host}/quota        | {"cap":-1}                               | invalid_field          | cap
            PUT   | spaces/{host}/quota        | {"base":"many"}                          | invalid_field          | base
            PUT   | spaces/{host}/quota        | {"base":1.5}                             | invalid_field          | base
            PUT   | spaces/{host}/quota        | {"base":10000000000}                     | invalid_field          | base
            PUT   | spaces/{host}/quota        | {"ratio":true}                           | invalid_field          | ratio
            PUT   | spaces/{host}/quota        | {"limit":7}                              | unknown_field          | limit
            POST  | spaces/{part}/invitations  | {"to":"a@b.test","send":"soon"}          | invalid_field          | send
            POST  | spaces/{part}/invitations  | {"to":"a@b.test","mayInvite":true}       | powers_not_offered     | mayInvite
            POST  | spaces/{part}/invitations  | {"to":"a@b.test","manager":true}         | powers_not_offered     | manager
            POST  | spaces/{part}/invitations  | {"to":"a@b.test","manager":"true"}       | invalid_field          | manager
            POST  | spaces/{part}/invitations  | {"to":"a@b.test","sendMail":false}       | unknown_field          | sendMail
            POST  | spaces/{part}/access       | {}                                       | invalid_field          | email
            POST  | spaces/{part}/access       | {"email":"a@"}                           | invalid_field          | email
            POST  | spaces/{part}/access       | {"email":"a@b.test, c@d.test"}           | invalid_field          | email
            POST  | spaces/{part}/access       | {"email":["a@b.test"]}                   | invalid_field          | email
            POST  | spaces/{part}/access       | {"to":"a@b.test"}                        | unknown_field          | to
            POST  | spaces/{part}/access       | {"email":"a@b.test","type":"auditor"}    | invalid_field          | type
            POST  | spaces/{part}/access       | {"email":"a@b.test","permission":"own"}  | permission_not_offered | permission
            POST  | spaces/{part}/access       | {"email":"a@b.test","period":"P400D"}    | period_too_long        | period
            POST  | spaces/{part}/access       | {"email":"a@b.test","period":"2001-01-01"} | period_over          | period
            POST  | spaces/{part}/access       | {"email":"a@b.test","name":"a\\nb"}      | invalid_field          | name
            POST  | spaces/{part}/access       | {"email":"a@b.test","homeUrl":"http://other.test/"} | home_elsewhere | homeUrl
            PATCH | invitations/{draft}        | {"email":"a@"}                           | invalid_field          | email
            PATCH | invitations/{draft}        | {"to":"a@b.test"}                        | unknown_field          | to
            PATCH | invitations/{draft}        | {"state":"open"}                         | unknown_field          | state
            PATCH | invitations/{draft}        | {"permission":"own"}                     | permission_not_offered | permission
            PATCH | invitations/{draft}        | {"period":"2001-01-01"}                  | period_over            | period
            PATCH | invitations/{draft}        | {"validity":"PT1M"}                      | validity_out_of_bounds | validity
            PATCH | invitations/{draft}        | {"subject":"a\\nb"}                      | invalid_field          | subject
            PATCH | invitations/{draft}        | {"mayInvite":true}                       | powers_not_offered     | mayInvite
            PATCH | invitations/{open}         | {"type":"auditor"}                       | invalid_field          | type
            PATCH | invitations/{open}         | {"homeUrl":"javascript:alert(1)"}        | invalid_field          | homeUrl
            PATCH | invitations/{open}         | {"locale":"../../de"}                    | invalid_field          | locale
            PUT   | grants/{grant}             | {"expiresAt":"2027-01-01"}               | unknown_field          | expiresAt
            PUT   | grants/{grant}             | {"sponsor":7}                            | invalid_field          | sponsor
            POST  | guests/{guest}/convert     | {"host":7}                               | invalid_field          | host
            POST  | guests/{guest}/convert     | {"space":"{part}"}                       | unknown_field          | space
            POST  | members/{member}/convert   | {}                                       | invalid_field          | space
            POST  | members/{member}/convert   | {"space":"{part}","type":"auditor"}      | invalid_field          | type
            POST  | members/{member}/convert   | {"space":"{part}","permission":"own"}    | permission_not_offered | permission
            POST  | members/{member}/convert   | {"space":"{part}","period":"P400D"}      | period_too_long        | period
            POST  | members/{member}/convert   | {"space":"{part}","sponsor":"a"}         | unknown_field          | sponsor
            """)
    void changeNothing(String method, String path, String body, String error, String field) {
        assertWrong(call(method, path, body), error, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | spaces                        | {"host":"{host}","group":"{part}"}         | already_space
            POST   | spaces                        | {"host":"{host}","name":"marketing"}       | group_exists
            POST   | spaces                        | {"host":"{host}","name":"no-space"}        | group_exists
            POST   | spaces                        | {"host":"{disabled}","name":"new"}         | space_closed
            POST   | spaces/{part}/copy            | {"name":"marketing"}                       | group_exists
            POST   | spaces/{part}/copy            | {"group":"{part}"}                         | already_space
            DELETE | spaces/{host}                 | ''                                         | space_is_host
            POST   | spaces/{disabled}/invitations | {"to":"a@b.test"}                          | space_closed
            POST   | spaces/{disabled}/access      | {"email":"a@b.test"}                       | space_closed
            POST   | invitations/{open}/send       | ''                                         | not_a_draft
            POST   | invitations/{draft}/resend    | ''                                         | invitation_not_open
            POST   | guests/{guest}/resume         | ''                                         | nothing_to_resume
            PATCH  | invitations/{draft}           | {"email":"open@bad.test"}                  | already_invited
            PUT    | managers/{guest}              | ''                                         | is_guest
            """)
    void cannotBeDoneAsThingsStand(String method, String path, String body, String error) {
        Answer answer = call(method, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void inviteNobodyWhoHasAccess() {
        Answer answer = post("spaces/{part}/invitations", "{\"to\":\"" + guest.email() + "\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/answers/0/outcome").asText()).isEqualTo("refused");
        assertThat(answer.json().at("/answers/0/reason").asText()).isEqualTo("already_guest");
    }

    /** Who runs a guest is asked, and nobody else. */
    @Test
    void raiseNoPermissionOfSomebodyElsesGuest() {
        acme.appoint("inviters", ina.id(), THINGS.get("part"));
        rowsBefore = tables.count(realmId);

        Answer answer = Api.as(ina, acme, realm)
                .post(filled("spaces/{part}/access"), Map.of("email", guest.email(), "permission", "edit"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("error").asText()).isEqualTo("already_guest");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,spaces",
        "PUT,spaces/{part}",
        "POST,spaces/{part}/copy",
        "PUT,spaces/{host}/quota",
        "POST,spaces/{part}/access",
        "PATCH,invitations/{draft}",
        "PATCH,guests/{guest}",
        "PUT,grants/{grant}",
        "POST,guests/{guest}/convert",
        "POST,members/{member}/convert"
    })
    void areNotOneObject(String method, String path) {
        for (String body : new String[] {"not JSON", "[]", "42", "{} {}", "{"}) {
            Answer answer = call(method, path, body);

            assertThat(answer.status()).as(body + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("malformed_json");
        }
    }

    @Test
    void areTooLong() {
        String space = "{\"host\":\"{host}\",\"name\":\"a\",\"%s\":\"%s\"}";

        assertWrong(post("spaces", space.formatted("displayName", "n".repeat(101))), "invalid_field", "displayName");
        assertWrong(post("spaces", space.formatted("description", "n".repeat(1001))), "invalid_field", "description");
        assertWrong(
                post("spaces", space.formatted("homeUrl", "http://app.test/" + "n".repeat(500))),
                "invalid_field",
                "homeUrl");
        assertWrong(
                post("spaces", space.formatted("coverUrl", "http://app.test/" + "n".repeat(500))),
                "invalid_field",
                "coverUrl");
        assertWrong(
                post("spaces", "{\"host\":\"{host}\",\"name\":\"" + "n".repeat(300) + "\"}"), "invalid_field", "name");
        Answer endless = post("spaces", space.formatted("description", "n".repeat(5 << 20)));
        assertThat(endless.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spaces/%00/quota",
                "spaces/no-such/managers",
                "guests/%00",
                "guests/a%00b",
                "guests/%20",
                "guests/no-such/history",
                "guests/ffffffff-ffff-ffff-ffff-ffffffffffff-and-more",
                "guests?space=no-such"
            })
    void areAboutNothingThatIsThere(String path) {
        Answer answer = administrator.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | spaces/{part}/quota                                        | {"base":1}
            DELETE | spaces/{part}/quota                                        | ''
            PUT    | spaces/no-such                                             | {}
            DELETE | spaces/no-such                                             | ''
            POST   | spaces/no-such/access                                      | {"email":"a@b.test"}
            PUT    | spaces/{part}/managers/no-such                             | ''
            PUT    | spaces/{part}/managers/%00                                 | ''
            DELETE | spaces/{part}/managers/{member}                            | ''
            DELETE | inviters/{member}                                          | ''
            PUT    | grants/no-such                                             | {}
            PUT    | grants/a%00b                                               | {}
            DELETE | grants/ffffffff-ffff-ffff-ffff-ffffffffffff-and-more       | ''
            POST   | guests/{member}/suspend                                    | ''
            DELETE | guests/{member}                                            | ''
            PATCH  | guests/no-such                                             | {"name":"a"}
            POST   | invitations/%00/send                                       | ''
            POST   | members/no-such/convert                                    | {"space":"{part}"}
            POST   | members/{member}/convert                                   | {"space":"no-such"}
            """)
    void changeNothingThatIsNotThere(String method, String path, String body) {
        Answer answer = call(method, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isEqualTo("not_found");
    }

    private Answer post(String path, String body) {
        return call("POST", path, body);
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

    private static void assertWrong(Answer answer, String error, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").asText()).isNotEmpty();
    }
}
