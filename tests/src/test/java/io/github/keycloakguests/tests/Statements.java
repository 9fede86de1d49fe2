package io.github.keycloakguests.tests;

import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;

/** Counts what the server asks of its database. */
public final class Statements {

    private static final String PATH = "/realms/{realm}/probe/statements";

    private final TestRealm realm;

    Statements(TestRealm realm) {
        this.realm = realm;
    }

    /** How many statements the server prepares while this runs; other traffic would be counted too. */
    public long during(Runnable action) {
        counted("POST");
        action.run();
        return counted("GET");
    }

    private long counted(String method) {
        Answer answer = realm.call(method, PATH, "");
        if (answer.status() != 200) {
            throw new AssertionError("the probe answered " + answer.status() + " " + answer.body());
        }
        return answer.json().get("prepared").asLong();
    }
}
