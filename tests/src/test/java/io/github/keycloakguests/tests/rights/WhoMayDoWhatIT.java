package io.github.keycloakguests.tests.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.rights.Cast.Caller;
import io.github.keycloakguests.tests.rights.Stage.Place;
import io.github.keycloakguests.tests.table.DocumentedTable;
import io.github.keycloakguests.tests.table.MarkdownTable;
import io.github.keycloakguests.tests.table.MarkdownTable.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tries every route with everybody. What it expects stands in {@code who-may.md}, which the documentation repeats; what it
 * was answered it leaves as {@code target/who-may.md}.
 */
@KeycloakTest
class WhoMayDoWhatIT {

    private static final DocumentedTable DOCUMENTED = new DocumentedTable("who-may");
    private static final Pattern ROUTE = Pattern.compile("`([^`]+)`");
    private static final String YES = "yes";
    private static final String NO_SUCH_ROUTE = "–";
    private static final Map<Integer, String> ERRORS =
            Map.of(401, "unauthenticated", 403, "forbidden", 404, "not_found");

    private static MarkdownTable table;
    private static Cast cast;
    private static Map<String, Stage> stages;
    private static Guesthouse house;
    private static Place here;
    private static String quarters;

    private final List<String> surprises = new ArrayList<>();

    @BeforeAll
    static void everybody(TestRealm realm, TestMail mail) {
        table = DOCUMENTED.table();
        realm.change(it -> it.setAccessTokenLifespan((int) Duration.ofHours(1).toSeconds()));
        Acme acme = new Acme(realm);
        house = new Guesthouse(realm).withPartners();
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        Place there = place(globex, "lab", realm);
        here = place(acme.space(), "marketing", realm);
        quarters = house.part(acme.space(), "quarters");
        cast = new Cast(realm, acme, house)
                .withoutRights(here.part())
                .at(here.part())
                .above(acme.space())
                .elsewhere(globex)
                .administrators(acme.space());
        try (TestRealm other = TestRealm.create(realm.server(), mail)) {
            cast.withoutToken(other);
        }
        Api administrator = Api.asAdministrator(realm);
        Stage common = Stage.at(house, administrator, here, quarters);
        stages = Map.of(
                "At no space in particular", common,
                "A space that is part of an organization, and that organization", common,
                "Whom somebody else answers for, in that space", common,
                "A space of another organization, and whom somebody else answers for there",
                        Stage.at(house, administrator, there, house.part(globex, "lodge")));
    }

    private static Place place(String host, String name, TestRealm realm) {
        TestUser user = house.member("user-of-" + name);
        realm.addMember(host, user);
        return new Place(host, house.part(host, name, Map.of("type", Guesthouse.PARTNER)), user);
    }

    @Test
    void isWhatTheDocumentationSays() {
        DOCUMENTED.assertDocumented();
    }

    @Test
    void leavesNoRouteOut() {
        Set<String> named =
                table.rows().stream().flatMap(it -> routes(it).stream()).collect(Collectors.toSet());

        assertThat(named).containsExactlyInAnyOrderElementsOf(Request.routes());
    }

    @Test
    void isAsTheTableSays() {
        Map<Row, Map<String, String>> answers = new LinkedHashMap<>();
        table.rows().forEach(row -> answers.put(row, new LinkedHashMap<>()));

        cast.callers().forEach(caller -> walk(caller, answers));

        DOCUMENTED.leave(MarkdownTable.rewritten(DOCUMENTED.markdown(), inOrderOfColumns(answers)));
        assertThat(surprises).isEmpty();
    }

    private static List<String> routes(Row row) {
        return ROUTE.matcher(row.label())
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    private void walk(Caller caller, Map<Row, Map<String, String>> answers) {
        Map<String, Stage> scenery = new HashMap<>(stages);
        scenery.put(
                "Whom the caller answers for, in that space",
                caller.answers()
                        ? Stage.at(house, caller.api(), here, quarters)
                        : stages.get("Whom somebody else answers for, in that space"));
        for (Row row : table.rows()) {
            String expected = row.answers().get(caller.column());
            Set<String> told = new LinkedHashSet<>();
            for (String route : routes(row)) {
                told.add(tried(Request.of(route), caller, scenery.get(row.section()), expected));
            }
            answers.get(row).merge(caller.column(), String.join("/", told), WhoMayDoWhatIT::both);
        }
    }

    /** What somebody was answered, in the table's words. */
    private String tried(Request request, Caller caller, Stage stage, String expected) {
        boolean spared = request.uses().contains("spare") && expected.equals(YES);
        String path = spared ? request.path().replace("{part}", "{spare}") : request.path();
        String filled = stage.fill(path);
        Answer answer = caller.api()
                .realm()
                .call(
                        request.method(),
                        caller.api().root() + filled,
                        caller.api().token().get(),
                        stage.fill(request.body()));
        String told = told(request, answer, expected);
        if (told.equals(YES)) {
            stage.usedUp(request.uses());
        }
        boolean worded = told.equals(YES) || told.equals(NO_SUCH_ROUTE) || worded(caller, answer);
        if (!told.equals(expected) || !worded) {
            surprises.add("%s, %s: %s %s: %s, and not %s: %s"
                    .formatted(caller.column(), caller.name(), request.route(), filled, told, expected, answer.body()));
        }
        return told;
    }

    private static String told(Request request, Answer answer, String expected) {
        if (request.good().contains(answer.status())) {
            return YES;
        }
        boolean absent = List.of(401, 404, 405).contains(answer.status());
        return expected.equals(NO_SUCH_ROUTE) && absent ? NO_SUCH_ROUTE : String.valueOf(answer.status());
    }

    /** Under {@code /admin}, some refusals are Keycloak's own. */
    private static boolean worded(Caller caller, Answer answer) {
        return caller.api().root().startsWith("/admin")
                || answer.json().path("error").asText().equals(ERRORS.get(answer.status()));
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + "/" + other;
    }

    private static Map<Row, Map<String, String>> inOrderOfColumns(Map<Row, Map<String, String>> answers) {
        Map<Row, Map<String, String>> ordered = new LinkedHashMap<>();
        answers.forEach((row, found) -> {
            Map<String, String> line = new LinkedHashMap<>();
            table.columns().forEach(it -> line.put(it, found.getOrDefault(it, "")));
            ordered.put(row, line);
        });
        return ordered;
    }
}
