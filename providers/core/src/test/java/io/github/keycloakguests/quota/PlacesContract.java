package io.github.keycloakguests.quota;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every implementation of {@link Places} promises. */
public abstract class PlacesContract {

    protected static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    protected static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final UserId GIL = new UserId("gil");
    private static final EmailAddress GILS = new EmailAddress("gil@example.org");

    /** How many members every host has. */
    protected final AtomicLong members = new AtomicLong(10);

    private int number;

    /**
     * Does the work in a transaction of its own, on the places of one realm, of which none is taken before each test; hosts
     * are entitled to {@link Quota#DEFAULT}. Also called by several threads at once.
     */
    protected abstract <T> T with(Function<Places, T> work);

    /** Does the work in a transaction of its own, on the places of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Places, T> work);

    /** Does the work in a transaction of its own, on the invitations of the first realm in the same store. */
    protected abstract <T> T withInvitations(Function<Invitations, T> work);

    /** How many steps the random walk takes. */
    protected int steps() {
        return 2000;
    }

    @Test
    void findsTheGuestOfAnAddressAsLongAsItTakesAPlace() {
        seated(stay("gil", END));

        assertThat(this.<Optional<UserId>>with(it -> it.guestOf(ACME, new EmailAddress("gil@example.org"))))
                .contains(GIL);
        assertThat(this.<Optional<UserId>>with(it -> it.guestOf(ACME, new EmailAddress("hal@example.org"))))
                .isEmpty();
        seated(new Stay(GIL, ACME, person("gil"), "partner", GrantState.ENDED, NOON));
        assertThat(this.<Optional<UserId>>with(it -> it.guestOf(ACME, new EmailAddress("gil@example.org"))))
                .isEmpty();
    }

    @Test
    void knowsHostsThatNothingHappenedAt() {
        Tally nothing = new Tally(Quota.DEFAULT, false, 10, 0, 0);

        assertThat(tally(NOON)).isEqualTo(nothing);
        assertThat(locked(NOON)).isEqualTo(nothing);
        assertThat(tally(NOON)).isEqualTo(nothing);
    }

    @Test
    void hasAQuotaOfItsOwnWhereItIsGivenOne() {
        entitled(Optional.of(new Quota(5, 1, 12)));
        assertThat(locked(NOON)).isEqualTo(new Tally(new Quota(5, 1, 12), true, 10, 0, 0));

        entitled(Optional.of(new Quota(0, 0, null)));
        assertThat(tally(NOON)).isEqualTo(new Tally(new Quota(0, 0, null), true, 10, 0, 0));

        entitled(Optional.empty());
        assertThat(tally(NOON)).isEqualTo(new Tally(Quota.DEFAULT, false, 10, 0, 0));
    }

    @Test
    void changesTheQuotaAndNotWhatIsTaken() {
        held(invited("ada", END));
        seated(stay("gil", null));

        entitled(Optional.of(new Quota(1, 0, null)));

        assertThat(locked(NOON)).isEqualTo(new Tally(new Quota(1, 0, null), true, 10, 1, 1));
    }

    @Test
    void holdsAPlaceForEachInvitationOnce() {
        String ada = invited("ada", END);
        String bob = invited("bob", END);

        held(ada, bob);
        held(ada);

        assertThat(tally(NOON).reserved()).isEqualTo(2);
        assertThat(locked(NOON).reserved()).isEqualTo(2);
    }

    @Test
    void givesBackOnceWhatAnInvitationHeld() {
        String ada = invited("ada", END);
        String bob = invited("bob", END);
        held(ada, bob);

        released(ada);
        released(ada);

        assertThat(locked(NOON).reserved()).isEqualTo(1);
    }

    @Test
    void givesNothingBackForAnInvitationThatHeldNothing() {
        held(invited("ada", END));

        released(invited("bob", END));
        released(invited("cyd", END), "nothing");

        assertThat(locked(NOON).reserved()).isEqualTo(1);
    }

    @Test
    void holdsNothingForAnInvitationThatIsNotOpen() {
        String ada = invited("ada", END);
        revoked(ada);

        held(ada);

        assertThat(locked(NOON).reserved()).isZero();
    }

    @Test
    void holdsAndGivesBackAThousandAtOnce() {
        entitled(Optional.of(new Quota(2000, 0, null)));
        List<String> thousand = invited(1000);

        held(thousand.toArray(String[]::new));
        assertThat(locked(NOON).reserved()).isEqualTo(1000);

        released(thousand.subList(0, 999).toArray(String[]::new));
        assertThat(locked(NOON).reserved()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void givesBackWhatAnInvitationHeldFromItsEndOn(int secondsAfterTheEnd, long reserved) {
        held(invited("ada", END), invited("bob", END.plusSeconds(3600)));
        Instant now = END.plusSeconds(secondsAfterTheEnd);

        assertThat(tally(now).reserved()).isEqualTo(reserved + 1);
        assertThat(locked(now).reserved()).isEqualTo(reserved + 1);
        assertThat(locked(now).reserved()).isEqualTo(reserved + 1);
    }

    @Test
    void changesNothingByLooking() {
        held(invited("ada", END));
        seated(stay("gil", END));

        tally(END);

        assertThat(tally(END.minusSeconds(1))).isEqualTo(new Tally(Quota.DEFAULT, false, 10, 1, 1));
    }

    @Test
    void givesBackWhatAllInvitationsOfAnAddressHold() {
        held(invited("gil", END), invited("gil", END), invited("ada", END));

        doing(it -> {
            it.lock(ACME, NOON);
            it.releaseFor(ACME, GILS);
        });

        assertThat(locked(NOON).reserved()).isEqualTo(1);
    }

    @Test
    void givesBackNothingThatTheAddressHoldsElsewhere() {
        held(invited("gil", END));

        doing(it -> {
            it.lock(GLOBEX, NOON);
            it.releaseFor(GLOBEX, GILS);
        });

        assertThat(locked(NOON).reserved()).isEqualTo(1);
    }

    @Test
    void countsAGuestOnce() {
        seated(stay("gil", END));
        seated(stay("gil", null));
        seated(stay("hal", END));

        assertThat(locked(NOON).used()).isEqualTo(2);
    }

    @Test
    void countsAGuestWhoIsSuspended() {
        seated(stay("gil", END));
        seated(new Stay(GIL, ACME, person("gil"), "partner", GrantState.SUSPENDED, END));

        assertThat(locked(NOON).used()).isEqualTo(1);
        assertThat(this.<Boolean>with(it -> it.seated(ACME, GIL))).isTrue();
    }

    @Test
    void givesBackThePlaceOfAGuestWhoseAccessIsEnded() {
        seated(stay("gil", END));

        seated(new Stay(GIL, ACME, person("gil"), "partner", GrantState.ENDED, NOON));

        assertThat(locked(NOON).used()).isZero();
        assertThat(this.<Boolean>with(it -> it.seated(ACME, GIL))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void givesBackThePlaceOfAGuestFromTheEndOn(int secondsAfterTheEnd, long used) {
        seated(stay("gil", END));
        seated(stay("hal", null));
        Instant now = END.plusSeconds(secondsAfterTheEnd);

        assertThat(tally(now).used()).isEqualTo(used + 1);
        assertThat(locked(now).used()).isEqualTo(used + 1);
        assertThat(locked(now).used()).isEqualTo(used + 1);
        assertThat(this.<Boolean>with(it -> it.seated(ACME, GIL))).isEqualTo(used == 1);
    }

    @Test
    void countsAGuestAnewWhoseAccessBeginsAgain() {
        seated(stay("gil", END));
        locked(END);

        doing(it -> {
            it.lock(ACME, END);
            it.seat(stay("gil", END.plusSeconds(3600)), END);
        });

        assertThat(locked(END).used()).isEqualTo(1);
    }

    @Test
    void countsNobodyWhoseAccessIsOver() {
        seated(stay("gil", NOON));

        assertThat(locked(NOON).used()).isZero();
    }

    @Test
    void keepsThePlacesOfHostsApart() {
        seated(stay("gil", END));
        held(invited("ada", END));

        doing(it -> {
            it.lock(GLOBEX, NOON);
            it.seat(new Stay(GIL, GLOBEX, person("gil"), "partner", GrantState.ACTIVE, null), NOON);
        });

        assertThat(locked(NOON)).isEqualTo(new Tally(Quota.DEFAULT, false, 10, 1, 1));
        assertThat(this.<Tally>with(it -> it.lock(GLOBEX, NOON))).isEqualTo(new Tally(Quota.DEFAULT, false, 10, 1, 0));
    }

    @Test
    void namesTheAddressesOfGuestsWhoTakeAPlace() {
        seated(stay("gil", END));
        seated(stay("hal", END));
        seated(stay("ida", NOON));

        assertThat(seated(GILS, address("hal"), address("ida"), address("ada")))
                .containsExactlyInAnyOrder(GILS, address("hal"));
        assertThat(seated()).isEmpty();
        assertThat(this.<Set<EmailAddress>>with(it -> it.seated(GLOBEX, Set.of(GILS))))
                .isEmpty();
    }

    @Test
    void looksForAThousandAddressesAtOnce() {
        List<EmailAddress> thousand = Stream.concat(
                        Stream.of(GILS), IntStream.range(1, 1000).mapToObj(it -> address("a" + it)))
                .toList();
        seated(stay("gil", END));

        assertThat(this.<Set<EmailAddress>>with(it -> it.seated(ACME, thousand)))
                .containsExactly(GILS);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "59, 10", "60, 7", "3600, 7", "-1, 7"})
    void goesByANumberOfMembersForAMinute(int secondsLater, long counted) {
        locked(NOON);
        members.set(7);

        assertThat(tally(NOON.plusSeconds(secondsLater)).members()).isEqualTo(counted);
        assertThat(locked(NOON.plusSeconds(secondsLater)).members()).isEqualTo(counted);
    }

    @Test
    void countsMembersAnewOnceTheyChanged() {
        locked(NOON);
        members.set(7);

        doing(it -> it.membersChanged(ACME));

        assertThat(tally(NOON).members()).isEqualTo(7);
        assertThat(locked(NOON).members()).isEqualTo(7);
    }

    @Test
    void letsTenOfSixtyFourInviteWhereTenPlacesAreLeft() {
        entitled(Optional.of(new Quota(10, 0, null)));
        Deque<String> all = new ConcurrentLinkedDeque<>(invited(64));

        List<Boolean> invited = AtOnce.times(
                64,
                () -> with(it -> {
                    if (it.lock(ACME, NOON).left() == 0) {
                        return false;
                    }
                    it.hold(ACME, List.of(all.pop()));
                    return true;
                }));

        assertThat(invited).filteredOn(it -> it).hasSize(10);
        assertThat(locked(NOON)).isEqualTo(new Tally(new Quota(10, 0, null), true, 10, 0, 10));
    }

    @Test
    void letsSixtyFourBeginAtAHostThatNothingHappenedAt() {
        members.set(3);
        Deque<String> all = new ConcurrentLinkedDeque<>(invited(64));

        List<Boolean> invited = AtOnce.times(
                64,
                () -> with(it -> {
                    boolean left = it.lock(ACME, NOON).left() > 0;
                    it.hold(ACME, left ? List.of(all.pop()) : List.of());
                    return left;
                }));

        assertThat(invited).filteredOn(it -> it).hasSize(9);
        assertThat(locked(NOON).reserved()).isEqualTo(9);
    }

    @Test
    void letsThreeOfEightTakeTheLastThreePlaces() {
        entitled(Optional.of(new Quota(3, 0, null)));
        Deque<Stay> stays = new ConcurrentLinkedDeque<>(
                IntStream.range(0, 8).mapToObj(it -> stay("g" + it, END)).toList());

        List<Boolean> taken = AtOnce.eightTimes(() -> with(it -> {
            if (!it.lock(ACME, NOON).seats()) {
                return false;
            }
            it.seat(stays.pop(), NOON);
            return true;
        }));

        assertThat(taken).filteredOn(it -> it).hasSize(3);
        assertThat(locked(NOON).used()).isEqualTo(3);
    }

    @Test
    void countsRightWhateverHappens() {
        new PlacesWalk(this::with, this::withInvitations, members, 20_260_301).take(steps());
    }

    @Test
    void showsNothingToAnotherRealm() {
        held(invited("ada", END));
        seated(stay("gil", END));

        assertThat(this.<Tally>withOtherRealm(it -> it.tally(ACME, NOON)))
                .isEqualTo(new Tally(Quota.DEFAULT, false, 10, 0, 0));
        assertThat(this.<Boolean>withOtherRealm(it -> it.seated(ACME, GIL))).isFalse();
        assertThat(this.<Set<EmailAddress>>withOtherRealm(it -> it.seated(ACME, Set.of(GILS))))
                .isEmpty();
    }

    protected static Stay stay(String guest, @Nullable Instant end) {
        return new Stay(new UserId(guest), ACME, person(guest), "partner", GrantState.ACTIVE, end);
    }

    /** An open invitation. */
    protected String invited(String name, Instant end) {
        Invitation invitation = anInvitation()
                .of(ACME)
                .in("s" + ++number)
                .to(name + "@example.org")
                .until(end)
                .build();
        return withInvitations(it -> {
            it.add(List.of(invitation));
            return invitation.id().value();
        });
    }

    protected void held(String... invitations) {
        doing(it -> {
            it.lock(ACME, NOON);
            it.hold(ACME, List.of(invitations));
        });
    }

    protected void seated(Stay stay) {
        doing(it -> {
            it.lock(ACME, NOON);
            it.seat(stay, NOON);
        });
    }

    private List<String> invited(int many) {
        List<Invitation> made = IntStream.range(0, many)
                .mapToObj(it ->
                        anInvitation().of(ACME).to("a" + it + "@example.org").build())
                .toList();
        return withInvitations(it -> {
            it.add(made);
            return made.stream().map(each -> each.id().value()).toList();
        });
    }

    private void revoked(String id) {
        withInvitations(it -> it.settle(it.find(new InvitationId(id)).orElseThrow(), InvitationState.REVOKED, NOON));
    }

    private void released(String... invitations) {
        doing(it -> {
            it.lock(ACME, NOON);
            it.release(ACME, List.of(invitations));
        });
    }

    private void entitled(Optional<Quota> own) {
        doing(it -> it.entitle(ACME, own));
    }

    private Tally tally(Instant now) {
        return with(it -> it.tally(ACME, now));
    }

    private Tally locked(Instant now) {
        return with(it -> it.lock(ACME, now));
    }

    private Set<EmailAddress> seated(EmailAddress... addresses) {
        return with(it -> it.seated(ACME, Set.of(addresses)));
    }

    private void doing(Consumer<Places> work) {
        with(it -> {
            work.accept(it);
            return true;
        });
    }

    private static EmailAddress address(String name) {
        return new EmailAddress(name + "@example.org");
    }

    private static Stay.Person person(String name) {
        return new Stay.Person(name, address(name));
    }
}
