package io.github.keycloakguests.tests.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Realms wait for one another's mails for a turn and no longer. */
@KeycloakTest
class MailsOfManyRealmsIT {

    private static final int MANY = 60;
    private static final int FLOOD = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Acme acme;

    private TestRealm realm;
    private TestMail mail;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @Test
    void goOutInTurns() {
        try (TestRealm busy = TestRealm.create(realm.server(), mail)) {
            mail.slow("@busy.test", Duration.ofMillis(500));
            List<String> many = Api.asAdministrator(busy).invited(new Acme(busy).space(), Map.of("to", addresses()));
            mail.await("@busy.test", 1);

            Api.asAdministrator(realm).invited(acme.space(), "single@quiet.test");
            mail.await("single@quiet.test", 1, PATIENCE);

            assertThat(mail.to("@busy.test")).hasSizeBetween(1, MANY / 2);
            mail.refuseNobody();
            Api api = Api.asAdministrator(busy);
            many.forEach(it -> assertThat(
                            Awaited.mailOf(api, it, "sent").path("attempts").asInt())
                    .as("one that was taken and given back counts as not tried")
                    .isEqualTo(1));
            assertThat(mail.to("@busy.test")).hasSize(MANY);
        }
    }

    @Test
    void waitLessThanAMinuteForTheHundredThousandOfAnother() {
        try (TestRealm busy = TestRealm.create(realm.server(), mail)) {
            Sql sql = new Sql(realm);
            String id = Api.asAdministrator(busy).invited(new Acme(busy).space(), "model@flood.test");
            Awaited.mailOf(Api.asAdministrator(busy), id, "sent");
            String flood = "guests_mail where state = 'QUEUED' and about = '" + id + "'";
            mail.slow("@flood.test", Duration.ofMillis(50));
            assertThat(sql.change("insert into guests_mail select (jsonb_populate_record(t, jsonb_build_object("
                            + "'id', gen_random_uuid()::text, 'state', 'QUEUED', 'sent_at', null))).*"
                            + " from guests_mail t, generate_series(1, " + FLOOD + ") n where t.about = '" + id + "'"))
                    .isEqualTo(FLOOD);
            mail.await("model@flood.test", 2);

            Api.asAdministrator(realm).invited(acme.space(), "single@calm.test");

            mail.await("single@calm.test", 1, PATIENCE);
            assertThat(Integer.parseInt(sql.value("select count(*) from " + flood)))
                    .as("still at it")
                    .isGreaterThan(FLOOD / 2);
        }
    }

    private static String addresses() {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(it -> "m" + it + "@busy.test")
                .collect(Collectors.joining("\n"));
    }
}
