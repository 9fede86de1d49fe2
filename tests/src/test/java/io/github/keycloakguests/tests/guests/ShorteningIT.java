package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Access that ends earlier than it was to, and who has to log in again therefore. */
@KeycloakTest
class ShorteningIT {

    /** Shorter than Keycloak's sessions are by default. */
    private static final Map<String, ?> AN_HOUR = Map.of("period", "PT1H");

    private static final Map<String, ?> A_DAY = Map.of("period", "P1D");

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static int names;

    private TestRealm realm;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
    }

    /** What somebody does that makes access end at once, or earlier than tokens that were given. */
    private static Stream<Consumer<TestUser>> ends() {
        return Stream.of(house::remove, house::suspend, guest -> house.change(acme.space(), guest, AN_HOUR));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void tellsApplicationsThatAskedForIt(Consumer<TestUser> end) {
        try (LogoutCalls calls = LogoutCalls.to(shop.app(), realm)) {
            TestUser guest = house.guest("told" + ++names, acme.space());
            Login login = shop.login(guest);
            Login other = shop.login(guest);

            end.accept(guest);

            assertThat(calls.told())
                    .extracting(it -> it.path("sid").asText())
                    .containsExactlyInAnyOrder(
                            login.tokens().claims().path("sid").asText(),
                            other.tokens().claims().path("sid").asText());
            login.assertGone();
            other.assertGone();
        }
    }

    @Test
    void isLetInAgainUntilTheNewEnd() {
        TestUser guest = house.guest("again", acme.space());
        shop.login(guest);
        house.change(acme.space(), guest, AN_HOUR);
        long end = house.end(acme.space(), guest).getEpochSecond();
        clock.moveTo(house.end(acme.space(), guest).minusSeconds(60));

        Login login = shop.login(guest);

        login.assertGood();
        assertThat(login.tokens().claims().path("exp").asLong()).isEqualTo(end - 1);
        clock.moveTo(house.end(acme.space(), guest));
        login.assertGone();
    }

    @Test
    void leavesSessionsAloneThatAreOverBefore() {
        TestUser guest = house.guest("later", acme.space());
        Login login = shop.login(guest);

        house.change(acme.space(), guest, A_DAY);

        login.assertGood();
    }

    @Test
    void reachesOfflineSessionsHoweverFarTheEndIs() {
        TestUser guest = house.guest("offline", acme.space());
        realm.assignRealmRole(guest, "offline_access");
        Tokens offline = shop.login(guest, "openid offline_access").tokens();

        house.change(acme.space(), guest, Map.of("period", "P30D"));

        assertThat(shop.app().askToRefresh(offline).status()).isEqualTo(400);
        assertThat(Tokens.payload(shop.login(guest, "openid offline_access")
                                .tokens()
                                .refreshToken())
                        .path("exp")
                        .asLong())
                .isEqualTo(house.end(acme.space(), guest).getEpochSecond() - 1);
    }

    @Test
    void leavesSessionsAloneWhereAccessLastsLonger() {
        TestUser guest = house.guest("longer", acme.space(), AN_HOUR);
        Login login = shop.login(guest);

        house.change(acme.space(), guest, A_DAY);
        house.change(acme.space(), guest, Map.of("permission", "edit"));

        login.assertGood();
    }

    @Test
    void leavesSessionsAloneWhereOneOfSeveralSpacesIsLost() {
        TestUser guest = house.guest("partly", acme.space());
        house.granted(guest, marketing, Map.of());
        Login login = shop.login(guest);

        house.change(marketing, guest, AN_HOUR);
        assertThat(Api.asAdministrator(realm)
                        .delete("grants/" + house.grantIdAt(marketing, guest))
                        .status())
                .isEqualTo(204);

        login.assertGood();
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(acme.space());
    }

    @Test
    void reachesWhoLosesTheSpaceThatWouldHaveLastedLonger() {
        TestUser guest = house.guest("longest", acme.space());
        house.granted(guest, marketing, AN_HOUR);
        Login login = shop.login(guest);

        assertThat(Api.asAdministrator(realm)
                        .delete("grants/" + house.grantIdAt(acme.space(), guest))
                        .status())
                .isEqualTo(204);

        login.assertGone();
        shop.login(guest).assertGood();
    }

    @Test
    void leavesTheSessionsOfMembersAlone() {
        TestUser member = house.member("mona");
        realm.addMember(acme.space(), member);
        String globex = reception.neighbour("globex");
        reception.join(new Visitor(), reception.inviteTo(globex, member.email(), Map.of()), member);
        Login login = shop.login(member);

        house.change(globex, member, AN_HOUR);

        login.assertGood();
    }
}
