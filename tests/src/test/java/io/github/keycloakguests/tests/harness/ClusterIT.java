package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import io.github.keycloakguests.tests.server.Cluster;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** What the harness promises about clusters. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class ClusterIT {

    private static TestUser ada;
    private static TestClient app;

    private Cluster cluster;
    private TestRealm realm;
    private Visitor visitor;
    private TestClock clock;

    @BeforeAll
    static void aUserAndAnApplication(TestRealm realm) {
        ada = realm.createUser("ada", "correct horse");
        app = realm.client("app").withDirectAccess().create();
    }

    @AfterEach
    void bothAreUp() {
        Cluster.of(2);
    }

    /** Each step goes to the other node. */
    @Test
    void takesALoginFromNodeToNode() {
        WebPage arrived = visitor.signIn(visitor.openLogin(app, "openid"), ada);
        Tokens tokens = app.exchange(arrived.code());

        assertThat(app.refresh(app.refresh(tokens)).claims().path("sub").asText())
                .isEqualTo(ada.id());
        assertThat(visitor.openLogin(app, "openid").code()).isNotEmpty();
    }

    @Test
    void isTheSameRealmOnEachNode() {
        TestUser bob = realm.at(cluster.node(1)).createUser("bob", "battery staple");

        assertThat(realm.at(cluster.node(2))
                        .admin()
                        .users()
                        .get(bob.id())
                        .toRepresentation()
                        .getUsername())
                .isEqualTo("bob");
    }

    @Test
    void goesOnWithoutANodeThatWasKilled() {
        Tokens tokens = visitor.signIn(app, ada);

        cluster.kill(1);

        assertThat(app.refresh(app.refresh(tokens)).accessToken()).isNotEmpty();
        cluster.start(1);
        assertThat(realm.at(cluster.node(1)).admin().users().count()).isPositive();
    }

    @Test
    void growsToThreeAndGoesOnWithTheLast() {
        Cluster.of(3);
        TestUser carol = realm.at(cluster.node(1)).createUser("carol", "correct carol");
        TestRealm onThird = realm.at(cluster.node(3));
        assertThat(nameOf(carol, onThird)).isEqualTo("carol");

        rename(carol, onThird, "Caroline");
        assertThat(nameOf(carol, realm.at(cluster.node(1)))).isEqualTo("Caroline");
        cluster.kill(1);
        cluster.kill(2);

        assertThat(app.tokens(carol).accessToken()).isNotEmpty();
        rename(carol, onThird, "Carol");
        assertThat(nameOf(carol, onThird)).isEqualTo("Carol");
    }

    @Test
    void goesOnAfterItsDatabaseWasAway() {
        cluster.stopDatabase();
        assertThatThrownBy(() -> app.tokens(ada)).isInstanceOf(AssertionError.class);

        cluster.startDatabase();

        assertThat(app.tokens(ada).accessToken()).isNotEmpty();
        assertThat(app.tokens(ada).accessToken()).isNotEmpty();
    }

    @Test
    void movesTheClockOfEachNode() {
        Instant before = Instant.now();

        clock.advance(Duration.ofDays(1));

        Instant tomorrow = before.plus(Duration.ofDays(1));
        assertThat(clock.now()).isAfterOrEqualTo(tomorrow);
        assertThat(clock.now()).isAfterOrEqualTo(tomorrow);
    }

    private static String nameOf(TestUser user, TestRealm on) {
        return on.admin().users().get(user.id()).toRepresentation().getFirstName();
    }

    private static void rename(TestUser user, TestRealm on, String firstName) {
        UserRepresentation changed = on.admin().users().get(user.id()).toRepresentation();
        changed.setFirstName(firstName);
        on.admin().users().get(user.id()).update(changed);
    }
}
