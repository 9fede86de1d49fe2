package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.table.DocumentedTable;
import io.github.keycloakguests.tests.table.MarkdownTable;
import io.github.keycloakguests.tests.table.MarkdownTable.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How far somebody gets who knows a guest's password and tries everything that can be tried with codes. What is expected
 * stands in {@code codes.md}, which the documentation repeats.
 */
@KeycloakTest
class GuessingCodesIT {

    private static final DocumentedTable DOCUMENTED = new DocumentedTable("codes");
    private static final String YES = "yes";
    private static final String NO = "no";

    private static Acme acme;
    private static Guesthouse house;
    private static TestClient app;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        app = acme.app();
        realm.withoutAttribute("guests.second-factor");
    }

    @Test
    void isWhatTheDocumentationSays() {
        DOCUMENTED.assertDocumented();
    }

    @Test
    void getsAsFarAsTheTableSays() {
        MarkdownTable table = DOCUMENTED.table();
        Map<String, Function<TestUser, String>> attempts = attempts();
        assertThat(table.rows().stream().map(Row::label)).containsExactlyElementsOf(attempts.keySet());
        Map<Row, Map<String, String>> answers =
                table.rows().stream().collect(Collectors.toMap(it -> it, it -> new LinkedHashMap<>()));

        for (String column : table.columns()) {
            protect(column.startsWith("on"));
            table.rows()
                    .forEach(row -> answers.get(row)
                            .put(column, attempts.get(row.label()).apply(guest())));
        }

        DOCUMENTED.leave(MarkdownTable.rewritten(DOCUMENTED.markdown(), answers));
        assertThat(answers)
                .allSatisfy((row, line) -> assertThat(line).as(row.label()).isEqualTo(row.answers()));
    }

    private Map<String, Function<TestUser, String>> attempts() {
        Map<String, Function<TestUser, String>> attempts = new LinkedHashMap<>();
        attempts.put("60 wrong codes typed: looked at", guest -> {
            guess(guest);
            return new Sql(realm).value("select failures from guests_code where user_id = '" + guest.id() + "'");
        });
        attempts.put("60 wrong codes typed: failures that Keycloak counts", guest -> {
            guess(guest);
            return failures(guest);
        });
        attempts.put("60 wrong codes typed: mails", guest -> {
            guess(guest);
            return mails(guest);
        });
        attempts.put("the page loaded 10 times: mails", guest -> {
            CodeLogin login = begin(guest);
            IntStream.range(0, 10).forEach(it -> login.reload());
            assertThat(login.asks()).isTrue();
            return mails(guest);
        });
        attempts.put("another code asked for 10 times: mails", guest -> {
            CodeLogin login = begin(guest);
            IntStream.range(0, 10).forEach(it -> login.again());
            return mails(guest);
        });
        attempts.put("10 logins begun: mails", guest -> {
            IntStream.range(0, 10).forEach(it -> begin(guest));
            return mails(guest);
        });
        attempts.put("another code asked for each minute, 10 times: mails", guest -> {
            CodeLogin login = begin(guest);
            login.mailed();
            IntStream.range(0, 10).forEach(it -> {
                clock.advance(Duration.ofMinutes(1));
                int before = CodeLogin.codes(mail, guest).size();
                if (login.again().error().isEmpty()) {
                    login.mailed(before);
                }
            });
            return mails(guest);
        });
        attempts.put("a login begun each hour: mails in 24 hours", guest -> {
            IntStream.range(0, 24).forEach(it -> {
                int before = CodeLogin.codes(mail, guest).size();
                CodeLogin login = begin(guest);
                if (login.text().startsWith("We have sent")) {
                    login.mailed(before);
                }
                clock.advance(Duration.ofMinutes(59));
            });
            return mails(guest);
        });
        attempts.put("the right code typed in a second tab", guest -> {
            Visitor visitor = new Visitor();
            CodeLogin first = CodeLogin.begin(visitor, app, guest, mail);
            CodeLogin second = CodeLogin.begin(visitor, app, guest, mail);
            return answer(second.typeBlindly(second.action(), first.mailed()));
        });
        attempts.put("the right code typed in another browser", guest -> {
            CodeLogin first = begin(guest);
            CodeLogin second = begin(guest);
            return answer(second.typeBlindly(second.action(), first.mailed()));
        });
        attempts.put("the right code typed once more", guest -> {
            CodeLogin first = begin(guest);
            String code = first.mailed();
            first.type(code).in();
            CodeLogin second = begin(guest);
            return answer(second.typeBlindly(second.action(), code));
        });
        attempts.put("the right code of an earlier mail", guest -> {
            CodeLogin login = begin(guest);
            String first = login.mailed();
            clock.advance(Duration.ofMinutes(1));
            String second = login.again().mailed(1);
            assertThat(second).as("one time in a million they are the same").isNotEqualTo(first);
            return answer(login.type(first));
        });
        attempts.put("the right code after 5 wrong ones", guest -> {
            CodeLogin login = begin(guest);
            String code = login.mailed();
            IntStream.range(0, 5).forEach(it -> login.typeBlindly(login.action(), CodeLogin.not(code)));
            return answer(login.typeBlindly(login.action(), code));
        });
        attempts.put("the right code, in its own tab", guest -> {
            CodeLogin login = begin(guest);
            return answer(login.type(login.mailed()));
        });
        return attempts;
    }

    @Test
    void pausesAfterTwentyWrongOnesAndStopsAfterAHundred() {
        protect(false);
        TestUser guest = guest();
        for (int i = 0; i < 4; i++) {
            fiveWrong(guest);
            clock.advance(Duration.ofMinutes(12));
        }
        assertThat(begin(guest).text()).isEqualTo("There were too many wrong codes. Please try again in 3 minutes.");

        clock.advance(Duration.ofMinutes(4));
        for (int i = 4; i < 20; i++) {
            fiveWrong(guest);
            clock.advance(Duration.ofHours(6));
        }
        CodeLogin stopped = begin(guest);
        assertThat(stopped.text())
                .isEqualTo("There were too many wrong codes. To keep your account safe, no code is accepted any more.");
        clock.advance(Duration.ofDays(20));
        assertThat(begin(guest).text()).isEqualTo(stopped.text());

        Api alice = Api.as(acme.alice(), acme, realm);
        assertThat(Api.done(alice.get("guests/" + guest.id()))
                        .path("codesStopped")
                        .asBoolean())
                .isTrue();
        assertThat(alice.post("guests/" + guest.id() + "/verify").status()).isEqualTo(204);
        assertThat(Api.done(alice.get("guests/" + guest.id())).has("codesStopped"))
                .isFalse();
        int before = CodeLogin.codes(mail, guest).size();
        CodeLogin login = begin(guest);
        assertThat(login.type(login.mailed(before)).in()).isNotEmpty();
        assertThat(Api.done(alice.get("guests/" + guest.id() + "/history")).toString())
                .contains("guest_verified")
                .contains("\"wrongCodes\":\"100\"");
    }

    @Test
    void isForgottenWithTheGuest() {
        TestUser guest = guest();
        begin(guest).mailed();

        realm.admin().users().get(guest.id()).remove();

        assertThat(new Sql(realm).value("select count(*) from guests_code where user_id = '" + guest.id() + "'"))
                .isEqualTo("0");
    }

    private void fiveWrong(TestUser guest) {
        int before = CodeLogin.codes(mail, guest).size();
        CodeLogin login = begin(guest);
        String code = login.mailed(before);
        IntStream.range(0, 5).forEach(it -> login.typeBlindly(login.action(), CodeLogin.not(code)));
    }

    private void guess(TestUser guest) {
        CodeLogin login = begin(guest);
        String code = login.mailed();
        for (int i = 0; i < 60; i++) {
            assertThat(login.typeBlindly(login.action(), CodeLogin.not(code)).isIn())
                    .isFalse();
        }
    }

    /** Keycloak counts after it has answered. */
    private String failures(TestUser guest) {
        int seen = Eventually.answered(
                () -> counted(guest),
                it -> it >= 5 || !realm.admin().toRepresentation().isBruteForceProtected());
        return String.valueOf(seen);
    }

    private int counted(TestUser guest) {
        Map<String, Object> status = realm.admin().attackDetection().bruteForceUserStatus(guest.id());
        return ((Number) status.get("numFailures")).intValue();
    }

    private String mails(TestUser guest) {
        CodeLogin.begin(app, house.guest("last-" + ++number, acme.space()), mail)
                .mailed();
        return String.valueOf(CodeLogin.codes(mail, guest).size());
    }

    private CodeLogin begin(TestUser guest) {
        return CodeLogin.begin(app, guest, mail);
    }

    private TestUser guest() {
        return house.guest("guest-" + ++number, acme.space(), Map.of("period", "P300D"));
    }

    private void protect(boolean protecting) {
        realm.change(it -> {
            it.setBruteForceProtected(protecting);
            it.setFailureFactor(5);
            // Guesses that come fast would be stopped even earlier.
            it.setQuickLoginCheckMilliSeconds(0L);
            it.setMaxDeltaTimeSeconds((int) Duration.ofDays(1).toSeconds());
        });
    }

    private static String answer(CodeLogin login) {
        return login.isIn() ? YES : NO;
    }
}
