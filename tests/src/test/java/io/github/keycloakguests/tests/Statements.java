package io.github.keycloakguests.tests;

import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.stream.LongStream;

/** Counts what the server asks of its database. */
public final class Statements {

    private static final int RUNS = 8;
    private static final String PATH = "/realms/{realm}/probe/statements";

    private final TestRealm realm;

    Statements(TestRealm realm) {
        this.realm = realm;
    }

    /** Those of that realm's server. */
    public static Statements of(TestRealm realm) {
        return new Statements(realm);
    }

    /** Has the server forget what it remembers of a user. */
    public void forget(TestUser user) {
        Answer answer = realm.call("DELETE", "/realms/{realm}/probe/remembered/" + user.id(), "");
        if (answer.status() != 204) {
            throw new AssertionError("the probe answered " + answer.status() + " " + answer.body());
        }
    }

    /** How many statements the server prepares while this runs, and the extension does nothing by itself. */
    public long during(Runnable action) {
        background("DELETE");
        try {
            return duringAll(action);
        } finally {
            background("PUT");
        }
    }

    /** The least of several counts, when it was done before: what Keycloak does by itself can only add. */
    public long least(Runnable action) {
        action.run();
        return LongStream.generate(() -> during(action)).limit(RUNS).min().orElseThrow();
    }

    /** The same, with what the extension does by itself; other traffic is counted too. */
    public long duringAll(Runnable action) {
        counted("POST");
        action.run();
        return counted("GET");
    }

    private void background(String method) {
        Answer answer = realm.call(method, "/realms/{realm}/probe/background", "");
        if (answer.status() != 204) {
            throw new AssertionError("the probe answered " + answer.status() + " " + answer.body());
        }
    }

    private long counted(String method) {
        Answer answer = realm.call(method, PATH, "");
        if (answer.status() != 200) {
            throw new AssertionError("the probe answered " + answer.status() + " " + answer.body());
        }
        return answer.json().get("prepared").asLong();
    }
}
