package io.github.keycloakguests.tests;

import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.Json;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The server's database, asked and changed behind the server's back. */
public final class Sql {

    private final String url;

    public Sql(TestRealm realm) {
        this.url = realm.server().baseUrl() + "/realms/master/probe/sql";
    }

    /** How many rows it changed. */
    public int change(String sql) {
        return Integer.parseInt(run(sql).getFirst().getFirst());
    }

    /** The rows that it finds. */
    public List<List<String>> rows(String sql) {
        return run(sql);
    }

    /** The only value of the only row. */
    public String value(String sql) {
        return run(sql).getFirst().getFirst();
    }

    private List<List<String>> run(String sql) {
        HttpResponse<String> answer = Http.send(Http.request(url)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError("the probe answered " + answer.statusCode() + " " + answer.body());
        }
        List<List<String>> rows = new ArrayList<>();
        Json.parse(answer.body()).forEach(row -> {
            List<String> values = new ArrayList<>();
            row.forEach(it -> values.add(it.asText()));
            rows.add(values);
        });
        return rows;
    }
}
