package io.github.keycloakguests.tests.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A guest of two organizations chooses by the scope which one its next token is about. */
@KeycloakTest
class SwitchingIT {

    private static final String ACME = "openid organization:acme";
    private static final String GLOBEX = "openid organization:globex";

    private static Shop shop;
    private static TestUser guest;

    private Visitor visitor;

    @BeforeAll
    static void guestOfAcmeAndGlobex(TestRealm realm, TestMail mail) {
        Acme acme = new Acme(realm);
        Reception reception = new Reception(acme, realm, mail);
        String globex = reception.neighbour("globex");
        shop = Shop.open(realm);
        guest = new Guesthouse(realm).guest("gil", acme.space());
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);
    }

    @Test
    void getsTheClaimsOfTheOneItAsksForAtTheLoginAndAtEachRefresh() {
        Login atAcme = shop.login(guest, ACME);
        Login atGlobex = shop.login(guest, GLOBEX);

        assertAbout("acme", atAcme.tokens().claims());
        assertAbout("acme", atAcme.refreshed());
        assertAbout("globex", atGlobex.tokens().claims());
        assertAbout("globex", atGlobex.refreshed());
        assertAbout("acme", atAcme.refreshed());
    }

    @Test
    void getsThoseOfTheOtherWithoutItsPasswordAgain() {
        Tokens first = shop.app()
                .exchange(visitor.signIn(visitor.openLogin(shop.app(), ACME), guest)
                        .code());

        Tokens second =
                shop.app().exchange(visitor.openLogin(shop.app(), GLOBEX).code());

        assertAbout("acme", first.claims());
        assertAbout("globex", second.claims());
        assertAbout("globex", shop.app().refresh(second).claims());
        assertThat(second.claims().path("sid")).isEqualTo(first.claims().path("sid"));
    }

    private static void assertAbout(String organization, JsonNode claims) {
        assertThat(claims.at("/guest/org").asText()).as(claims.toString()).isEqualTo(organization);
        assertThat(claims.at("/guest/spaces/0/name").asText()).isEqualTo(organization);
        assertThat(claims.at("/guest/spaces")).hasSize(1);
    }
}
