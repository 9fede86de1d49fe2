package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.like;

import io.github.keycloakguests.MovingClock;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.CutOff;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantBuilder;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.RecordingMemberships;
import io.github.keycloakguests.guest.RecordingSessions;
import io.github.keycloakguests.guest.RecordingStandings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notice.GiveNotice;
import io.github.keycloakguests.notice.InMemoryNotices;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.HostZones;
import io.github.keycloakguests.space.InMemorySpaceRegister;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Two organizations of a realm with as many places as members, of which there are ten, at {@link GrantBuilder#NOON}. */
final class Acme {

    static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    static final UserId GIL = new UserId("gil");
    static final UserId SAM = new UserId("sam");
    static final Duration RETENTION = Duration.ofDays(30);

    final AtomicLong members = new AtomicLong(10);
    final MovingClock clock = new MovingClock(NOON);
    final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    final InMemoryGrants grants = new InMemoryGrants(accounts);
    final InMemoryPlaces places =
            new InMemoryPlaces(accounts, new Quota(0, 1, null), it -> Optional.empty(), it -> members.get());
    final RecordingStandings standings = new RecordingStandings(accounts, grants);
    final RecordingMemberships memberships = new RecordingMemberships();
    final RecordingSessions sessions = new RecordingSessions();
    final RecordingMemberRoles roles = new RecordingMemberRoles();
    final RecordingTrail trail = new RecordingTrail();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final InMemoryNotices notices = new InMemoryNotices();
    final InMemorySpaceRegister register = new InMemorySpaceRegister();

    /** Partners get a year at a time and two in all; singles one space only; the free anything. */
    private record Types() implements GuestTypes {

        private static final Period.Lasting A_YEAR = new Period.Lasting("P365D");
        private static final Period.Lasting TWO_YEARS = new Period.Lasting("P2Y");

        @Override
        public Optional<GuestType> find(String name) {
            return all().stream().filter(it -> it.name().equals(name)).findFirst();
        }

        @Override
        public List<GuestType> all() {
            GuestType.Longest bounded = new GuestType.Longest(Optional.of(A_YEAR), Optional.of(TWO_YEARS));
            GuestType.Allowances single = new GuestType.Allowances(OptionalInt.of(1), false, false);
            return List.of(
                    type("partner", bounded, GuestType.Allowances.DEFAULT),
                    type("single", bounded, single),
                    type("free", GuestType.Longest.ANY, GuestType.Allowances.DEFAULT));
        }

        private static GuestType type(String name, GuestType.Longest longest, GuestType.Allowances allowances) {
            Permission read = new Permission("read");
            return new GuestType(
                    name,
                    List.of(read, new Permission("edit")),
                    read,
                    new Period.Lasting("P90D"),
                    longest,
                    Duration.ofDays(7),
                    allowances);
        }
    }

    ChangeGrant changeGrant() {
        return new ChangeGrant(book(), reopening(), zones(), cutOff());
    }

    RenewGrants renewGrants() {
        return new RenewGrants(book(), reopening(), new Types(), zones(), cutOff());
    }

    BeginGrants beginGrants() {
        return new BeginGrants(book(), grants);
    }

    PauseGuest pauseGuest() {
        return new PauseGuest(book(), cutOff());
    }

    EndGrants endGrants() {
        return new EndGrants(book(), cutOff());
    }

    ConvertGuest convertGuest() {
        return new ConvertGuest(
                book(),
                accounts,
                grants,
                roles,
                new ConvertGuest.Register(places, seating(), memberships, sessions, trail));
    }

    CarryOutTime carryOutTime() {
        GiveNotice notice =
                new GiveNotice(notices, grant -> Set.of(SAM), accounts, outbox, () -> "https://id.example.org/", clock);
        return new CarryOutTime(book(), grants, accounts, sessions, Agenda.DEFAULT, grants, notice);
    }

    private Reopening reopening() {
        return new Reopening(grants, RETENTION);
    }

    private HostZones zones() {
        return new HostZones(register, ZoneOffset.UTC);
    }

    CutOff cutOff() {
        return new CutOff(standings, sessions, clock);
    }

    void inZone(String zone) {
        SpaceSettings settings = new SpaceSettings(null, null, null, null, GuestDefaults.NONE, ZoneId.of(zone));
        register.put(new SpaceEntry(ACME.wholeSpace(), ACME, false, settings));
    }

    /** A grant that is there, of a guest who may be there already. */
    Grant has(GrantBuilder granted) {
        return has(granted, Footing.GUEST);
    }

    Grant has(GrantBuilder granted, Footing footing) {
        Grant grant = granted.build();
        if (accounts.find(grant.guest()).isEmpty()) {
            accounts.add(account(grant.guest(), footing));
        }
        grants.add(like(grant).active().build());
        if (grant.state() != GrantState.ACTIVE) {
            grants.change(grant, clock.instant());
        }
        places.lock(grant.access().host(), clock.instant());
        seating().settle(grant.guest(), grant.access().host(), clock.instant());
        return grants.find(grant.id()).orElseThrow();
    }

    Grant now(Grant grant) {
        return grants.find(grant.id()).orElseThrow();
    }

    long used(HostId host) {
        return places.tally(host, clock.instant()).used();
    }

    static GuestAccount account(UserId user, Footing footing) {
        return new GuestAccount(
                user, footing, "partner", user.value(), new EmailAddress(user.value() + "@example.org"), NOON);
    }

    private GrantBook book() {
        return new GrantBook(grants, places, seating(), memberships, trail, clock);
    }

    private Seating seating() {
        return new Seating(places, accounts, grants, standings);
    }
}
