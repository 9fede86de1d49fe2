package io.github.keycloakguests.tests.speed;

import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.notification.MailBuilder.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationBuilder;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestDirectory;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.keycloak.jpa.JpaTrail;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.notification.Lease;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailLane;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.tests.database.Databases;
import io.github.keycloakguests.tests.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Where the builder's invitations are to. */
    private static final HostId HOST = anInvitation().build().offer().host();

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
                    new JpaGrants(entities, REALM, Agenda.DEFAULT)
                            .standingAddresses(space, thousand, InvitationBuilder.NOON);
                }))
                .isEqualTo(3 * BATCHES);
    }

    @Test
    void claimsManyMailsInThreeStatements() {
        database.withTransaction(entities -> new JpaOutbox(entities, REALM)
                .add(IntStream.range(0, 50)
                        .mapToObj(it -> aMail().about("c" + it).build())
                        .toList()));

        assertThat(prepared(entities -> assertThat(new JpaOutbox(entities, REALM)
                                .claim(
                                        MailLane.LETTERS,
                                        20,
                                        InvitationBuilder.END,
                                        new Lease(InvitationBuilder.END, Duration.ofMinutes(1)))
                                .mails())
                        .hasSize(20)))
                .isEqualTo(3);
    }

    @Test
    void notesAThousandDeedsInTenBatches() {
        List<AuditEntry> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> new AuditEntry(
                        InvitationBuilder.NOON,
                        AuditEntry.SYSTEM,
                        Deed.INVITATION_CREATED,
                        new AuditEntry.Target(HOST, HOST.wholeSpace(), null, "i" + it),
                        Map.of(),
                        Map.of("permission", "read")))
                .toList();

        assertThat(prepared(entities -> new JpaTrail(entities, REALM).note(thousand)))
                .isLessThanOrEqualTo(BATCHES);
    }

    /** One more writes how many there are. */
    @Test
    void holdsAThousandPlacesInTenUpdates() {
        List<Invitation> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> anInvitation().to("h" + it + "@batch.test").build())
                .toList();
        database.withTransaction(entities -> new JpaInvitations(entities, REALM).add(thousand));
        database.withTransaction(entities -> places(entities).lock(HOST, InvitationBuilder.NOON));

        assertThat(prepared(entities -> places(entities)
                        .hold(HOST, thousand.stream().map(it -> it.id().value()).toList())))
                .isLessThanOrEqualTo(BATCHES + 1);
    }

    @Test
    void asksInTenQueriesWhoOfAThousandHasAPlace() {
        List<EmailAddress> thousand = IntStream.range(0, A_THOUSAND)
                .mapToObj(it -> new EmailAddress("s" + it + "@batch.test"))
                .toList();

        assertThat(prepared(entities -> places(entities).seated(HOST, thousand)))
                .isEqualTo(BATCHES);
    }

    /** However many guests and invitations there are: what has lapsed is found in two statements. */
    @Test
    void looksAtPlacesInThreeStatements() {
        database.withTransaction(entities -> places(entities).lock(HOST, InvitationBuilder.NOON));

        assertThat(prepared(entities -> places(entities).lock(HOST, InvitationBuilder.NOON)))
                .isEqualTo(3);
        assertThat(prepared(entities -> places(entities).tally(HOST, InvitationBuilder.NOON)))
                .isEqualTo(3);
    }

    @Test
    void readsAPageOfGuestsInTwoQueriesAndOfInvitationsInOne() {
        Sight sight = new Sight(AuditEntry.SYSTEM, false, Set.of(HOST.wholeSpace()), Set.of());

        assertThat(prepared(entities -> new JpaGuestDirectory(entities, REALM)
                        .page(
                                new GuestDirectory.Search(
                                        sight,
                                        new GuestDirectory.Filter(
                                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("a")),
                                        GuestDirectory.Sort.NAME,
                                        new GuestDirectory.Page(Optional.empty(), 200)),
                                InvitationBuilder.NOON)))
                .isLessThanOrEqualTo(2);
        assertThat(prepared(entities -> new JpaInvitations(entities, REALM)
                        .page(
                                new Invitations.Listing(
                                        sight,
                                        Invitations.Filter.NONE,
                                        Invitations.Sort.ADDRESS,
                                        Optional.empty(),
                                        200),
                                InvitationBuilder.NOON)))
                .isEqualTo(1);
    }

    private static JpaPlaces places(EntityManager entities) {
        return new JpaPlaces(entities, REALM, Quota.DEFAULT, host -> 7);
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
