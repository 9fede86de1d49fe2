package io.github.keycloakguests.tests.contract;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaAppointments;
import io.github.keycloakguests.keycloak.jpa.JpaCodes;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaNotices;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.jpa.JpaSpaceRegister;
import io.github.keycloakguests.keycloak.jpa.JpaTrail;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.notice.Notice;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceSettings;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes along with what Keycloak has deleted, and what stays. */
@Tag("journey")
class JpaPurgeIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId SAM = new UserId("sam");
    private static final UserId GIL = new UserId("gil");
    private static final UserId EVE = new UserId("eve");
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final SpaceId SALES = new SpaceId("sales");

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Test
    void leavesNothingOfARealm() {
        stays(GIL, ACME, MARKETING);
        invited("ada@example.org", ACME, MARKETING);
        registered(MARKETING, ACME);
        appointed(SAM, MARKETING);
        noted(GIL, ACME, MARKETING);
        assertThat(counts())
                .allSatisfy((entity, rows) -> assertThat(rows).as(entity).isPositive());

        purge(Tables.OTHER_REALM, JpaPurge::realm);
        assertThat(counts())
                .allSatisfy((entity, rows) -> assertThat(rows).as(entity).isPositive());

        purge(Tables.REALM, JpaPurge::realm);
        assertThat(counts())
                .allSatisfy((entity, rows) -> assertThat(rows).as(entity).isZero());
    }

    @Test
    void givesBackThePlacesOfAUser() {
        stays(GIL, ACME, MARKETING);
        stays(GIL, GLOBEX, SALES);
        stays(EVE, ACME, MARKETING);

        purge(Tables.REALM, it -> it.user(GIL));

        assertThat(used(ACME)).isEqualTo(1);
        assertThat(used(GLOBEX)).isZero();
    }

    @Test
    void forgetsAUserButNotWhatItSentAndDid() {
        stays(GIL, ACME, MARKETING);
        appointed(GIL, SALES);
        appointed(SAM, SALES);
        Invitation sent = invited("ada@example.org", ACME, MARKETING);
        noted(GIL, ACME, MARKETING);

        purge(Tables.REALM, it -> it.user(GIL));
        purge(Tables.REALM, it -> it.user(sent.offer().sponsor()));

        assertThat(counts())
                .containsEntry("GuestAccountEntity", 0L)
                .containsEntry("GrantEntity", 0L)
                .containsEntry("StayEntity", 0L)
                .containsEntry("NoticeEntity", 0L)
                .containsEntry("CodeEntity", 0L)
                .containsEntry("AppointmentEntity", 0L)
                .containsEntry("InvitationEntity", 1L)
                .containsEntry("MailEntity", 1L)
                .containsEntry("AuditEntity", 1L);
    }

    @Test
    void forgetsAHostWithItsParts() {
        stays(GIL, ACME, MARKETING);
        invited("ada@example.org", ACME, MARKETING);
        registered(ACME.wholeSpace(), ACME);
        registered(MARKETING, ACME);
        appointed(SAM, ACME.wholeSpace());
        appointed(SAM, MARKETING);
        noted(GIL, ACME, MARKETING);

        purge(Tables.REALM, it -> it.host(ACME));

        assertThat(counts())
                .allSatisfy((entity, rows) -> assertThat(rows)
                        .as(entity)
                        .isEqualTo(
                                Set.of("AuditEntity", "CodeEntity", "GuestAccountEntity")
                                                .contains(entity)
                                        ? 1
                                        : 0));
    }

    @Test
    void leavesEveryOtherHost() {
        stays(GIL, GLOBEX, SALES);
        invited("ada@example.org", GLOBEX, SALES);
        registered(SALES, GLOBEX);
        appointed(SAM, SALES);
        appointed(SAM, new SpaceId(Tables.REALM));
        Map<String, Long> before = counts();

        purge(Tables.REALM, it -> it.host(ACME));

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void forgetsWhatIsWrittenDownAboutAPartAndNoMore() {
        stays(GIL, ACME, MARKETING);
        invited("ada@example.org", ACME, MARKETING);
        registered(MARKETING, ACME);
        registered(SALES, ACME);
        appointed(SAM, MARKETING);
        appointed(SAM, SALES);

        purge(Tables.REALM, it -> it.space(MARKETING));

        assertThat(counts())
                .containsEntry("SpaceEntity", 1L)
                .containsEntry("AppointmentEntity", 1L)
                .containsEntry("GrantEntity", 1L)
                .containsEntry("StayEntity", 1L)
                .containsEntry("QuotaEntity", 1L)
                .containsEntry("InvitationEntity", 1L)
                .containsEntry("MailEntity", 1L);
    }

    /** A guest with a grant, an account if it has none yet, and a place. */
    private static void stays(UserId guest, HostId host, SpaceId space) {
        EmailAddress email = new EmailAddress(guest.value() + "@example.org");
        GuestAccount account = new GuestAccount(guest, Footing.GUEST, "partner", guest.value(), email, NOON);
        Grant grant = aGrant().of(guest.value()).by(host).to(space.value()).build();
        doing(it -> {
            Places places = places(it);
            places.lock(host, NOON);
            GuestAccounts accounts = new JpaGuestAccounts(it, Tables.REALM, () -> Tables.ORIGIN);
            if (accounts.find(guest).isEmpty()) {
                accounts.add(account);
            }
            new JpaGrants(it, Tables.REALM, Agenda.DEFAULT).add(grant);
            new JpaNotices(it, Tables.REALM)
                    .note(
                            new Notice(SAM, grant.id().value(), grant.id(), Duration.ZERO, NOON),
                            Optional.empty(),
                            Tables.ORIGIN,
                            NOON);
            places.seat(Stay.of(account, host, List.of(grant)).orElseThrow(), NOON);
            new JpaCodes(it, Tables.REALM).lock(guest);
        });
    }

    private static Invitation invited(String address, HostId host, SpaceId space) {
        Invitation invitation =
                anInvitation().to(address).of(host).in(space.value()).build();
        doing(it -> {
            new JpaInvitations(it, Tables.REALM).add(List.of(invitation));
            new JpaOutbox(it, Tables.REALM)
                    .add(List.of(Mail.queued(
                            MailKind.INVITATION,
                            invitation.id().value(),
                            invitation.offer().to().address(),
                            "https://id.example.org",
                            NOON)));
        });
        return invitation;
    }

    private static void registered(SpaceId space, HostId host) {
        doing(it -> new JpaSpaceRegister(it, Tables.REALM).add(new SpaceEntry(space, host, true, SpaceSettings.NONE)));
    }

    private static void appointed(UserId user, SpaceId scope) {
        doing(it -> new JpaAppointments(it, Tables.REALM)
                .appoint(new Appointments.Appointment(user, scope, SpaceRole.MANAGER)));
    }

    private static void noted(UserId guest, HostId host, SpaceId space) {
        doing(it -> new JpaTrail(it, Tables.REALM)
                .note(new AuditEntry(
                        NOON,
                        SAM,
                        Deed.GRANT_MADE,
                        new AuditEntry.Target(host, space, guest, null),
                        Map.of(),
                        Map.of())));
    }

    private static void purge(String realm, Consumer<JpaPurge> work) {
        doing(it -> work.accept(new JpaPurge(it, realm)));
    }

    private static long used(HostId host) {
        return Tables.with(it -> places(it).tally(host, NOON).used());
    }

    private static Places places(EntityManager entities) {
        return new JpaPlaces(entities, Tables.REALM, Quota.DEFAULT, host -> 10);
    }

    /** How many rows of the realm each of our tables has. */
    private static Map<String, Long> counts() {
        return Tables.with(entities -> GuestsEntities.ALL.stream()
                .collect(Collectors.toMap(
                        Class::getSimpleName,
                        entity -> entities.createQuery(
                                        "select count(*) from " + entity.getSimpleName()
                                                + " e where e.realmId = :realm",
                                        Long.class)
                                .setParameter("realm", Tables.REALM)
                                .getSingleResult())));
    }

    private static void doing(Consumer<EntityManager> work) {
        Tables.with(it -> {
            work.accept(it);
            return true;
        });
    }
}
