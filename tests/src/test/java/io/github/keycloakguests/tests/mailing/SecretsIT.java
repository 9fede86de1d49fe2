package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.invitation.LinkSecret;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.api.Joining;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody has the secret of a link but who got the mail. */
@KeycloakTest
class SecretsIT {

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private GuestsTables tables;
    private Visitor visitor;

    @BeforeAll
    static void acmeWithEverythingRecorded(TestRealm realm) {
        acme = new Acme(realm);
        realm.change(it -> {
            it.setAdminEventsEnabled(true);
            it.setAdminEventsDetailsEnabled(true);
            it.setEventsEnabled(true);
        });
    }

    @Test
    void staysSecretWhenAStrangerSignsUp() {
        Api api = Api.asAdministrator(realm);
        String first = api.invite(acme.space(), Map.of("to", "one@secret.test")).body();
        String id = api.get("invitations?space=" + acme.space() + "&state=open")
                .json()
                .at("/0/id")
                .asText();
        String oldSecret = secret(mail.await("one@secret.test", 1).getLast().link("/guests/join/"));
        clock.advance(Duration.ofMinutes(11));
        String second = api.post("invitations/" + id + "/resend").body();
        String link = mail.await("one@secret.test", 2).getLast().link("/guests/join/");
        visitor.open(link);
        Joining.by(link, visitor, realm, "one@secret.test");
        visitor.open(link);
        visitor.openLogin(acme.app(), "openid");

        assertThat(tables.dump()).contains(new LinkSecret(secret(link)).digest());
        assertNowhere(oldSecret, List.of(first, second, answers(api, id)));
        assertNowhere(secret(link), List.of(first, second, answers(api, id)));
    }

    @Test
    void staysSecretWhenSomebodyWithAnAccountLogsIn() {
        Api api = Api.asAdministrator(realm);
        TestUser bob = realm.createUser("bob", "bob-secret", "bob@secret.test");
        String id = api.invited(acme.space(), "bob@secret.test");
        String link = mail.await("bob@secret.test").link("/guests/join/");

        WebPage login = visitor.submit(visitor.open(link), Map.of());
        WebPage question = visitor.signIn(login, bob);
        visitor.submit(question, Map.of());

        assertThat(api.invitation(id).path("state").asText()).isEqualTo("accepted");
        assertNowhere(secret(link), List.of(answers(api, id)));
    }

    private void assertNowhere(String secret, List<String> answers) {
        assertThat(secret).hasSize(43);
        assertThat(tables.dump()).doesNotContain(secret);
        assertThat(answers).noneMatch(it -> it.contains(secret));
        assertThat(events("admin-events")).contains("GUEST_").doesNotContain(secret);
        assertThat(events("events")).contains("LOGIN").doesNotContain(secret);
        assertThat(realm.server().log()).contains("Keycloak").doesNotContain(secret);
    }

    private String events(String kind) {
        return realm.call(
                        "GET",
                        "/admin/realms/{realm}/" + kind + "?max=1000",
                        realm.server().adminToken())
                .body();
    }

    private static String answers(Api api, String id) {
        return api.get("invitations?max=200").body()
                + api.get("invitations/" + id).body();
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
