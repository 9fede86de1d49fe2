package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.realm.Resource;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What it costs that somebody is not remembered. In a realm without organizations, for with them Keycloak asks for the
 * name and for the password on pages of their own, and forgets in between or not as timing has it.
 */
@KeycloakTest(organizations = false)
class ColdStatementsIT {

    private static final int RUNS = 8;

    private TestRealm realm;
    private Statements statements;

    /** Cold is who has just been changed: everything that is remembered of it is read anew, by Keycloak as well. */
    @Test
    void costsGuestsOneStatementMoreThanMembersAfterTheyWereChanged() {
        Api.done(Api.asAdministrator(realm).post("setup/apply"));
        Guesthouse house = new Guesthouse(realm);
        TestUser guest = house.guest("cold-guest", realm.id());
        TestUser member = house.member("cold-member");
        Iterator<String> permissions = Stream.iterate("edit", it -> it.equals("edit") ? "read" : "edit")
                .iterator();

        Steps ofMember = stepsOf(member, statements::forget);
        Steps ofGuest = stepsOf(guest, it -> house.change(realm.id(), it, Map.of("permission", permissions.next())));

        System.out.printf("Statements: a member's steps, remembered by nobody: %s%n", ofMember);
        System.out.printf("Statements: a guest's steps after a change: %s%n", ofGuest);
        assertThat(ofGuest).isEqualTo(ofMember.withOneMore());
    }

    private Steps stepsOf(TestUser user, Consumer<TestUser> forgotten) {
        String resource = "of-" + user.id();
        TestClient app = realm.client("app-" + user.id()).withAudience(resource).create();
        return Steps.of(app, new Resource(realm, resource), user, action -> {
            action.run();
            return IntStream.range(0, RUNS)
                    .mapToLong(run -> {
                        forgotten.accept(user);
                        return statements.during(action);
                    })
                    .min()
                    .orElseThrow();
        });
    }
}
