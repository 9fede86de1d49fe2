package io.github.keycloakguests.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.table.DocumentedTable;
import io.github.keycloakguests.tests.table.MarkdownTable;
import io.github.keycloakguests.tests.table.MarkdownTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Takes every way to something that Keycloak gives, around the end of access and after it was ended by somebody. What it
 * expects stands in {@code paths.md}, which the documentation repeats. Nothing but the clock and these requests work
 * here: the sweep is off.
 */
@KeycloakTest
class PathsIT {

    private static final DocumentedTable DOCUMENTED = new DocumentedTable("paths");
    private static final Map<String, ?> A_DAY = Map.of("period", "P1D");

    /** By column, the second around the end in which a way is taken. */
    private static final Map<String, Long> SECONDS = Map.of("1 s before", -1L, "at the end", 0L, "1 s after", 1L);

    /** How long before the end everything is prepared. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private static Premises premises;
    private static Map<String, Way> ways;

    private TestClock clock;

    @BeforeAll
    static void everythingIsOpen(TestRealm realm, TestMail mail, TestClock clock) {
        premises = new Premises(realm, mail);
        ways = Stream.of(
                        new BrowserWays(premises).all(),
                        new GrantWays(premises, clock).all(),
                        new TokenWays(premises).all())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Way::label, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    @AfterAll
    static void closeTheOtherRealm() {
        premises.close();
    }

    @Test
    void areWhatTheDocumentationSays() {
        DOCUMENTED.assertDocumented();
    }

    @Test
    void areAllInTheTable() {
        assertThat(ways.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        DOCUMENTED.table().rows().stream().map(Row::label).toList());
    }

    @Test
    void areOpenAndShutAsTheTableSays() {
        MarkdownTable table = DOCUMENTED.table();
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (String column : table.columns()) {
            found.put(column, SECONDS.containsKey(column) ? around(SECONDS.get(column)) : after(column));
        }

        Map<Row, Map<String, String>> answers = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            Map<String, String> line = new LinkedHashMap<>();
            found.forEach((column, outcomes) -> line.put(column, outcomes.get(row.label())));
            answers.put(row, line);
        }
        DOCUMENTED.leave(MarkdownTable.rewritten(DOCUMENTED.markdown(), answers));
        assertThat(answers)
                .allSatisfy((row, line) -> assertThat(line).as(row.label()).isEqualTo(row.answers()));
    }

    /** What comes of each way when it is taken in that second, counted from the end. */
    private Map<String, String> around(long second) {
        TestUser guest = premises.guest("timed", A_DAY);
        Instant end = premises.house().end(premises.space(), guest);
        Map<String, String> outcomes = new LinkedHashMap<>();
        ways.forEach((label, way) -> outcomes.put(
                label,
                clock.<Supplier<String>, String>within(
                        end.plusSeconds(second),
                        () -> {
                            clock.moveTo(end.minus(AHEAD));
                            return way.preparing().apply(guest);
                        },
                        Supplier::get)));
        clock.putBack();
        return outcomes;
    }

    /** The same after something was done to the guest's access, with everything that was prepared before. */
    private Map<String, String> after(String change) {
        Map<String, Consumer<TestUser>> changes = Map.of(
                "revoked", premises.house()::remove,
                "suspended", premises.house()::suspend,
                "shortened", guest -> premises.house().change(premises.space(), guest, Map.of("period", "PT1H")),
                "begun anew", this::overAndBegunAnew);
        TestUser guest = premises.guest("changed", A_DAY);
        if (change.equals("begun anew")) {
            clock.moveTo(premises.house().end(premises.space(), guest).minus(AHEAD));
        }
        Map<String, Supplier<String>> prepared = new LinkedHashMap<>();
        ways.forEach((label, way) -> prepared.put(label, way.preparing().apply(guest)));
        changes.get(change).accept(guest);
        Map<String, String> outcomes = new LinkedHashMap<>();
        prepared.forEach((label, attempt) -> outcomes.put(label, attempt.get()));
        clock.putBack();
        return outcomes;
    }

    /** Access ends, nobody comes by, and a second later somebody gives the guest another day. */
    private void overAndBegunAnew(TestUser guest) {
        clock.moveTo(premises.house().end(premises.space(), guest).plusSeconds(1));
        premises.house().change(premises.space(), guest, A_DAY);
    }
}
