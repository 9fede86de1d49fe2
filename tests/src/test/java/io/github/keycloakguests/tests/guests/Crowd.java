package io.github.keycloakguests.tests.guests;

import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As many guests as one likes, each like a model of flesh and blood: written straight into PostgreSQL. */
public final class Crowd {

    private final Sql sql;
    private final String realmId;
    private final TestUser model;
    private final String name;
    private final int many;

    public Crowd(Sql sql, TestRealm realm, TestUser model, String name, int many) {
        this.sql = sql;
        this.realmId = realm.id();
        this.model = model;
        this.name = name;
        this.many = many;
    }

    /** Its access ends at that moment, and nothing is to happen before. */
    public void make(Instant end) {
        String moment = String.valueOf(end.toEpochMilli());
        copy(
                "user_entity",
                "id",
                Map.of("id", id("'user'"), "username", name(), "email", mail(), "email_constraint", mail()));
        copy("user_role_mapping", "user_id", Map.of("user_id", id("'user'")));
        copy("user_group_membership", "user_id", Map.of("user_id", id("'user'")));
        copy("guests_account", "user_id", Map.of("user_id", id("'user'"), "email", mail()));
        copy(
                "guests_grant",
                "user_id",
                Map.of(
                        "id",
                        id("'grant'"),
                        "user_id",
                        id("'user'"),
                        "ends_at",
                        moment,
                        "due_at",
                        moment,
                        "active_key",
                        id("'user'") + " || ':' || t.space_id"));
        copy(
                "guests_stay",
                "user_id",
                Map.of(
                        "id", id("'stay'"),
                        "user_id", id("'user'"),
                        "stay_key", id("'user'") + " || ':' || t.host_id",
                        "until_at", moment,
                        "email", mail()));
        copy(
                "offline_user_session",
                "user_id",
                Map.of("user_id", id("'user'"), "user_session_id", id("t.user_session_id")));
        sql.change("insert into offline_client_session select (jsonb_populate_record(t, jsonb_build_object("
                + "'user_session_id', " + id("t.user_session_id") + "))).*"
                + " from offline_client_session t, generate_series(1, " + many + ") n"
                + " where t.user_session_id in (select user_session_id from offline_user_session where user_id = '"
                + model.id() + "')");
        sql.change("update guests_quota set used = used + " + many + " where realm_id = '" + realmId + "'");
        sql.change("analyze");
    }

    /** How many of its grants are due at some time. */
    public long due() {
        return Long.parseLong(sql.value("select count(*) from guests_grant where user_id in " + users()
                + " and due_at < " + Instant.parse("9000-01-01T00:00:00Z").toEpochMilli()));
    }

    /** How many have a session, how many memberships in groups there are, and how many places are taken. */
    public List<Long> remains() {
        return List.of(
                count("offline_user_session where user_id in " + users()),
                count("user_group_membership where user_id in " + users()),
                count("guests_stay where counted and user_id in " + users()));
    }

    /** A value that changes with everything that stands in its rows. */
    public String fingerprint() {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table :
                List.of("user_entity", "guests_account", "guests_grant", "guests_stay", "offline_user_session")) {
            String key = table.equals("user_entity") ? "id" : "user_id";
            tables.put(
                    table,
                    sql.value("select md5(string_agg(t::text, ',' order by t::text)) from " + table + " t where " + key
                            + " in " + users()));
        }
        return tables.toString();
    }

    private void copy(String table, String key, Map<String, String> values) {
        StringBuilder other = new StringBuilder();
        values.forEach((column, value) -> other.append(other.isEmpty() ? "" : ", ")
                .append("'")
                .append(column)
                .append("', ")
                .append(value));
        sql.change("insert into " + table + " select (jsonb_populate_record(t, jsonb_build_object(" + other + "))).*"
                + " from " + table + " t, generate_series(1, " + many + ") n where t." + key + " = '" + model.id()
                + "'");
    }

    private long count(String from) {
        return Long.parseLong(sql.value("select count(*) from " + from));
    }

    /** A query for the ids of its users. */
    public String users() {
        return "(select id from user_entity where realm_id = '" + realmId + "' and username like '" + name + "-%')";
    }

    private String id(String salt) {
        return "md5(" + salt + " || '" + name + realmId + "' || n)::uuid::text";
    }

    private String name() {
        return "'" + name + "-' || n";
    }

    private String mail() {
        return "'" + name + "-' || n || '@crowd.test'";
    }
}
