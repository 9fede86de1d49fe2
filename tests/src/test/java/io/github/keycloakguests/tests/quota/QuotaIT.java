package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many guests an organization may have, by its members and by what administrators say. */
@KeycloakTest
class QuotaIT {

    private static final String BASE = "guests.quota.base";
    private static final String RATIO = "guests.quota.ratio";
    private static final String CAP = "guests.quota.cap";
    private static final Duration MEMBERS_ARE_REMEMBERED = Duration.ofSeconds(61);

    private static Acme acme;
    private static Reception reception;
    private static int hosts;

    private TestRealm realm;
    private TestClock clock;
    private Api alice;
    private Api administrator;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
        administrator = Api.asAdministrator(realm);
        realm.withoutAttribute(BASE);
    }

    @AfterEach
    void forgetSettings() {
        realm.withoutAttribute(RATIO);
        realm.withoutAttribute(CAP);
    }

    @Test
    void givesThreePlacesForEachMember() {
        String host = organization("three", 2);

        JsonNode quota = alice.quota(host);

        assertThat(quota.path("limit").asLong()).isEqualTo(6);
        assertThat(quota.path("left").asLong()).isEqualTo(6);
        assertThat(quota.path("used").asLong(-1)).isZero();
        assertThat(quota.path("reserved").asLong(-1)).isZero();
        assertThat(quota.path("members").asLong()).isEqualTo(2);
        assertThat(quota.path("base").asLong(-1)).isZero();
        assertThat(quota.path("ratio").asLong()).isEqualTo(3);
        assertThat(quota.has("cap")).isFalse();
        assertThat(quota.path("own").asBoolean(true)).isFalse();
    }

    @Test
    void followsMembersWhoComeAndGoAtOnce() {
        String host = organization("moving", 1);
        assertThat(limit(host)).isEqualTo(3);
        TestUser second = realm.createUser("moving-second", "secret-of-second");

        realm.addMember(host, second);
        assertThat(limit(host)).isEqualTo(6);
        realm.removeMember(host, second);

        assertThat(limit(host)).isEqualTo(3);
    }

    @Test
    void countsOnlyMembersWhoCanLogIn() {
        String host = organization("disabled", 1);
        TestUser second = realm.createUser("disabled-second", "secret-of-second");
        realm.addMember(host, second);
        assertThat(limit(host)).isEqualTo(6);

        realm.enable(second, false);
        clock.advance(MEMBERS_ARE_REMEMBERED);
        assertThat(limit(host)).isEqualTo(3);
        realm.enable(second, true);
        clock.advance(MEMBERS_ARE_REMEMBERED);

        assertThat(limit(host)).isEqualTo(6);
    }

    @Test
    void countsNoGuestAsAMember() {
        String host = organization("guests", 1);

        TestUser guest = reception.guestOf(host, "no-member@partner.test", Map.of());
        clock.advance(MEMBERS_ARE_REMEMBERED);
        assertThat(alice.quota(host).path("members").asLong()).isEqualTo(1);
        alice.post("guests/" + guest.id() + "/suspend");
        clock.advance(MEMBERS_ARE_REMEMBERED);

        assertThat(alice.quota(host).path("members").asLong()).isEqualTo(1);
    }

    @Test
    void countsNoMemberOfTheRealmWhoIsAGuestHere() {
        String host = organization("both", 1);
        TestUser both = realm.createUser("both", "secret-of-both");
        reception.join(new Visitor(), reception.inviteTo(host, both.email(), Map.of()), both);
        clock.advance(MEMBERS_ARE_REMEMBERED);

        JsonNode quota = alice.quota(host);

        assertThat(quota.path("members").asLong()).isEqualTo(1);
        assertThat(quota.path("used").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 5, , 1, 7",
        "2, 5, 9, 1, 7",
        "2, 5, 9, 2, 9",
        "0, 0, , 2, 0",
        "4, 0, 2, 2, 2",
        "many, -1, soon, 2, 6"
    })
    void followsTheRealm(String base, String ratio, String cap, int members, long limit) {
        String host = organization("realm" + hosts++, members);

        realm.attribute(BASE, base);
        realm.attribute(RATIO, ratio);
        if (cap != null) {
            realm.attribute(CAP, cap);
        }

        assertThat(limit(host)).isEqualTo(limit);
        assertThat(alice.quota(host).path("own").asBoolean(true)).isFalse();
    }

    @Test
    void prefersWhatTheOrganizationIsGiven() {
        String host = organization("own", 2);

        JsonNode given =
                Api.done(administrator.put("spaces/" + host + "/quota", Map.of("base", 1, "ratio", 4, "cap", 8)));
        JsonNode shown = alice.quota(host);
        JsonNode back = Api.done(administrator.delete("spaces/" + host + "/quota"));

        assertThat(given).isEqualTo(shown);
        assertThat(shown.path("own").asBoolean()).isTrue();
        assertThat(shown.path("limit").asLong()).isEqualTo(8);
        assertThat(shown.path("base").asLong()).isEqualTo(1);
        assertThat(shown.path("ratio").asLong()).isEqualTo(4);
        assertThat(shown.path("cap").asLong()).isEqualTo(8);
        assertThat(back.path("own").asBoolean(true)).isFalse();
        assertThat(back.path("limit").asLong()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"base", "ratio", "cap"})
    void takesNoNegativeNumbers(String field) {
        Answer answer = administrator.put("spaces/" + acme.space() + "/quota", Map.of(field, -1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo("invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void isNotTheManagersToSet() {
        JsonNode before = alice.quota(acme.space());

        assertThat(alice.put("spaces/" + acme.space() + "/quota", Map.of("base", 1000))
                        .status())
                .isEqualTo(403);
        assertThat(alice.delete("spaces/" + acme.space() + "/quota").status()).isEqualTo(403);
        assertThat(alice.quota(acme.space())).isEqualTo(before);
    }

    @Test
    void belongsToTheHostAndNotToItsParts() {
        String host = organization("whole", 1);
        String part = alice.part(host, "whole-part");

        assertThat(alice.quota(part)).isEqualTo(alice.quota(host));
        assertThat(administrator
                        .put("spaces/" + part + "/quota", Map.of("base", 5))
                        .status())
                .isEqualTo(404);
        assertThat(administrator.delete("spaces/" + part + "/quota").status()).isEqualTo(404);
    }

    @Test
    void takesNothingFromThoseWhoAreThereWhenMembersLeave() {
        TestUser member = realm.createUser("leaver", "secret-of-leaver");
        String host = organization("leaving", 0);
        realm.addMember(host, member);
        TestUser guest = reception.guestOf(host, "stays@partner.test", Map.of());
        alice.invited(host, "open@partner.test");

        realm.removeMember(host, member);

        JsonNode quota = alice.quota(host);
        assertThat(quota.path("limit").asLong(-1)).isZero();
        assertThat(quota.path("left").asLong(-1)).isZero();
        assertThat(Counters.shown(alice, host)).isEqualTo(new Counters(1, 1));
        assertThat(alice.grants(guest.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("state").asText()).isEqualTo("active"));
        assertThat(Api.texts(
                        alice.invite(host, Map.of("to", "late@partner.test"))
                                .json()
                                .path("answers"),
                        "reason"))
                .containsExactly("quota_exhausted");
    }

    private long limit(String host) {
        return alice.quota(host).path("limit").asLong(-1);
    }

    /** Of Alice's, who is no member of it. */
    private String organization(String alias, int members) {
        String host = reception.neighbour(alias);
        List<TestUser> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(realm.createUser(alias + "-" + i, "secret-of-member"));
        }
        all.forEach(it -> realm.addMember(host, it));
        return host;
    }
}
