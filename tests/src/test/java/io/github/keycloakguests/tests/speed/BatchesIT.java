package io.github.keycloakguests.tests.speed;

import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.notification.MailBuilder.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationBuilder;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.tests.database.Databases;
import io.github.keycloakguests.tests.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand rows are a few statements, counted where Hibernate prepares them. */
@Tag("journey")
class BatchesIT {

    private static final String REALM = "33333333-3333-3333-3333-333333333333";
    private static final int A_THOUSAND = 1000;
    private static final int BATCHES = 10;

    private static TestDatabase database;

    @BeforeAll
    static void tables() {
        database = Databases.chosen(GuestsEntities.CHANGELOG, GuestsEntities.ALL);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void writesAThousandInvitationsInTenBatches() {
        List<Invitation> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> anInvitation().to("i" + it + "@batch.test").build())
                .toList();

        assertThat(prepared(entities -> new JpaInvitations(entities, REALM).add(thousand)))
                .isLessThanOrEqualTo(BATCHES);
    }

    @Test
    void writesAThousandMailsInTenBatches() {
        List<Mail> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> aMail().about("m" + it).build())
                .toList();

        assertThat(prepared(entities -> new JpaOutbox(entities, REALM).add(thousand)))
                .isLessThanOrEqualTo(BATCHES);
    }

    @Test
    void asksAboutAThousandAddressesInTenQueriesEach() {
        List<EmailAddress> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> new EmailAddress("q" + it + "@batch.test"))
                .toList();
        SpaceId space = new SpaceId("marketing");

        assertThat(prepared(entities -> {
                    Invitations invitations = new JpaInvitations(entities, REALM);
                    invitations.retire(space, thousand, InvitationBuilder.NOON);
                    invitations.pending(space, thousand);
                    new JpaGrants(entities, REALM).liveAddresses(space, thousand, InvitationBuilder.NOON);
                }))
                .isEqualTo(3 * BATCHES);
    }

    @Test
    void claimsManyMailsInThreeStatements() {
        database.withTransaction(entities -> new JpaOutbox(entities, REALM)
                .add(IntStream.range(0, 50)
                        .mapToObj(it -> aMail().about("c" + it).build())
                        .toList()));

        assertThat(prepared(entities -> assertThat(
                                new JpaOutbox(entities, REALM).claim(20, InvitationBuilder.END, Duration.ofMinutes(1)))
                        .hasSize(20)))
                .isEqualTo(3);
    }

    private static long prepared(Consumer<EntityManager> work) {
        Statistics statistics = database.factory().unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        database.withTransaction(work);
        long prepared = statistics.getPrepareStatementCount();
        System.out.printf("Statements: prepared by one unit of work: %d%n", prepared);
        return prepared;
    }
}
