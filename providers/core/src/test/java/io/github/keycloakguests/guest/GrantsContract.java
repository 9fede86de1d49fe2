package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Grants} promises. */
public abstract class GrantsContract {

    private static final UserId GIL = new UserId("gil");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final EmailAddress GILS = new EmailAddress("gil@example.org");
    private static final EmailAddress HALS = new EmailAddress("hal@example.org");

    /**
     * Does the work in a transaction of its own, on the grants of one realm, empty before each test; what the work throws
     * comes out unchanged, and then nothing of it is kept. Also called by several threads at once.
     */
    protected abstract <T> T with(Function<Grants, T> work);

    /** Does the work in a transaction of its own, on the grants of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Grants, T> work);

    /** Does the work in a transaction of its own, on the guest accounts of the first realm in the same store. */
    protected abstract <T> T withAccounts(Function<GuestAccounts, T> work);

    @Test
    void keepsEverythingOfAGrant() {
        Grant full = aGrant().by(new HostId(HostId.Kind.REALM, "the-realm"))
                .permitting("edit")
                .sponsoredBy("sue")
                .ofType("auditor")
                .with(new Powers(true, true))
                .handedOn()
                .build();

        added(full);

        assertThat(byId(full.id())).contains(full);
    }

    @Test
    void keepsThatAGuestHasYetToComeIn() {
        Grant waiting = aGrant().waiting().build();
        added(waiting);

        assertThat(byId(waiting.id())).contains(waiting);

        assertThat(changed(waiting.begun())).isTrue();
        assertThat(byId(waiting.id())).contains(like(waiting.begun()).changed(1).build());

        assertThat(changed(like(byId(waiting.id()).orElseThrow()).waiting().build()))
                .isTrue();
        assertThat(byId(waiting.id())).map(Grant::waiting).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P90D", "PT12H", "never", "2026-12-31"})
    void keepsThePeriod(String text) {
        Grant grant = aGrant().from(NOON, text).build();

        added(grant);

        assertThat(byId(grant.id())).contains(grant);
    }

    @Test
    void findsTheGrantsOfSeveralGuests() {
        Grant gils = aGrant().of("gil").build();
        Grant hals = aGrant().of("hal").to("sales").build();
        added(gils);
        added(hals);
        added(aGrant().of("ida").build());

        List<UserId> many = new ArrayList<>(List.of(GIL, new UserId("hal")));
        IntStream.range(0, 250).forEach(it -> many.add(new UserId("nobody-" + it)));

        List<Grant> found = with(it -> it.of(many));
        assertThat(found).containsExactlyInAnyOrder(gils, hals);
        List<Grant> elsewhere = withOtherRealm(it -> it.of(many));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void knowsNothingOfAGrantThatWasNotAdded() {
        assertThat(byId(GrantId.fresh())).isEmpty();
        assertThat(standing("marketing")).isEmpty();
        assertThat(ofGil()).isEmpty();
    }

    @Test
    void listsAGuestsGrantsNewestFirst() {
        Grant oldest = aGrant().to("board").from(NOON.minusSeconds(20)).build();
        Grant older = aGrant().to("sales").from(NOON.minusSeconds(10)).build();
        Grant newest = aGrant().to("marketing").from(NOON).build();

        added(oldest);
        added(older);
        added(newest);

        assertThat(ofGil()).containsExactly(newest, older, oldest);
    }

    @Test
    void listsEndedGrantsToo() {
        Grant grant = aGrant().build();
        added(grant);

        ended(grant, NOON);

        assertThat(ofGil()).extracting(Grant::state).containsExactly(GrantState.ENDED);
    }

    @Test
    void listsNobodyElsesGrants() {
        added(aGrant().of("hal").build());

        assertThat(ofGil()).isEmpty();
    }

    @Test
    void findsTheStandingGrantPastItsEnd() {
        Grant over = aGrant().from(NOON.minusSeconds(7200), "PT1H").build();

        added(over);

        assertThat(standing("marketing")).contains(over);
    }

    @Test
    void findsNoStandingGrantElsewhere() {
        added(aGrant().to("marketing").of("gil").build());

        assertThat(standing("sales")).isEmpty();
        assertThat(this.<Optional<Grant>>with(it -> it.standing(new UserId("hal"), MARKETING)))
                .isEmpty();
    }

    @Test
    void findsNoStandingGrantOnceItIsEnded() {
        Grant grant = aGrant().build();
        added(grant);

        ended(grant, NOON);

        assertThat(standing("marketing")).isEmpty();
    }

    @Test
    void refusesASecondGrantInTheSameSpace() {
        Grant first = aGrant().build();
        Grant second = aGrant().build();
        added(first);

        assertThatThrownBy(() -> added(second)).isInstanceOf(IllegalStateException.class);

        assertThat(ofGil()).containsExactly(first);
    }

    @Test
    void refusesASecondGrantEvenIfTheFirstIsPastItsEnd() {
        added(aGrant().from(NOON.minusSeconds(7200), "PT1H").build());

        assertThatThrownBy(() -> added(aGrant().build())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void addsOneOfEightGrantsInTheSameSpace() {
        List<Boolean> added = AtOnce.eightTimes(() -> {
            try {
                added(aGrant().build());
                return true;
            } catch (IllegalStateException expected) {
                return false;
            }
        });

        assertThat(added).containsOnlyOnce(true);
        assertThat(ofGil()).hasSize(1);
    }

    @Test
    void addsGrantsInOtherSpacesAndForOthers() {
        added(aGrant().build());
        added(aGrant().to("sales").build());
        added(aGrant().of("hal").build());

        assertThat(ofGil()).hasSize(2);
    }

    @Test
    void addsAGrantInThePlaceOfAnEndedOne() {
        Grant first = aGrant().build();
        Grant second = aGrant().from(NOON.plusSeconds(60)).build();
        added(first);
        ended(first, NOON);

        added(second);

        assertThat(standing("marketing")).contains(second);
    }

    @Test
    void refusesASecondGrantInTheSameSpaceWhileTheFirstIsSuspended() {
        Grant suspended = aGrant().build();
        added(suspended);
        changed(suspended.suspended());

        assertThatThrownBy(() -> added(aGrant().build())).isInstanceOf(IllegalStateException.class);

        assertThat(standing("marketing")).map(Grant::state).contains(GrantState.SUSPENDED);
    }

    @Test
    void givesAGrantNewAccessAndTerms() {
        Grant old = aGrant().from(NOON.minusSeconds(7200), "PT1H").build();
        Grant renewed = like(old)
                .from(NOON, "2026-04-30")
                .permitting("edit")
                .sponsoredBy("sue")
                .ofType("auditor")
                .with(new Powers(true, true))
                .handedOn()
                .build();
        added(old);

        assertThat(changed(renewed)).isTrue();

        assertThat(byId(old.id())).contains(like(renewed).changed(1).build());
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void tellsThePowersApart(boolean mayInvite, boolean manager) {
        Grant grant = aGrant().with(new Powers(mayInvite, manager)).build();
        added(grant);

        assertThat(byId(grant.id())).contains(grant);
        assertThat(changed(like(grant).with(new Powers(manager, mayInvite)).build()))
                .isTrue();
        assertThat(byId(grant.id())).map(it -> it.charter().powers()).contains(new Powers(manager, mayInvite));
    }

    @Test
    void takesAnEndAndPowersAway() {
        Grant grant = aGrant().with(new Powers(true, true)).until(END).build();
        Grant less = like(grant).from(NOON, "never").with(Powers.NONE).build();
        added(grant);

        changed(less);

        assertThat(byId(grant.id())).contains(like(less).changed(1).build());
    }

    @Test
    void suspendsAGrantAndResumesIt() {
        Grant grant = aGrant().build();
        added(grant);

        assertThat(changed(grant.suspended())).isTrue();
        assertThat(byId(grant.id())).contains(like(grant).suspended().changed(1).build());

        assertThat(changed(byId(grant.id()).orElseThrow().resumed())).isTrue();
        assertThat(byId(grant.id())).contains(like(grant).changed(2).build());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void endsAGrantForAReason(EndReason why) {
        Grant grant = aGrant().build();
        added(grant);

        assertThat(changed(grant.endedAt(NOON.plusSeconds(60), why))).isTrue();

        Grant ended = byId(grant.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(new Grant.Status(GrantState.ENDED, why, 1));
        assertThat(ended.access().end()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void changesNothingThatIsEnded() {
        Grant grant = aGrant().build();
        added(grant);
        ended(grant, NOON);
        Grant ended = byId(grant.id()).orElseThrow();

        assertThat(changed(like(ended).from(NOON, "never").build())).isFalse();
        assertThat(changed(ended.resumed())).isFalse();

        assertThat(byId(grant.id())).contains(ended);
        assertThat(standing("marketing")).isEmpty();
    }

    @Test
    void changesNothingThatWasNeverAdded() {
        assertThat(changed(aGrant().build())).isFalse();
        assertThat(ofGil()).isEmpty();
    }

    @Test
    void changesNothingMadeFromAFormThatIsNotTheLatest() {
        Grant grant = aGrant().build();
        added(grant);
        changed(like(grant).permitting("edit").build());

        assertThat(changed(like(grant).permitting("comment").build())).isFalse();
        assertThat(ended(grant, NOON)).isFalse();

        assertThat(byId(grant.id()).map(it -> it.access().permission().level())).contains("edit");
    }

    @Test
    void onlyOneOfEightChangesWins() {
        Grant grant = aGrant().build();
        added(grant);

        List<Boolean> won = AtOnce.eightTimes(() -> ended(grant, NOON));

        assertThat(won).containsOnlyOnce(true);
        assertThat(byId(grant.id())).map(it -> it.status().version()).contains(1L);
    }

    @Test
    void knowsTheGuestsWhoManageASpace() {
        Powers managing = new Powers(false, true);
        added(aGrant().of("gil").with(managing).build());
        added(aGrant().of("hal").with(managing).to("acme").build());
        added(aGrant().of("ida").with(managing).to("sales").build());
        added(aGrant().of("jim").with(new Powers(true, false)).build());
        added(aGrant().of("kim").with(managing).from(NOON.plusSeconds(60)).build());
        Grant over =
                aGrant().of("lou").with(managing).until(NOON.plusSeconds(1)).build();
        added(over);
        Grant suspended = aGrant().of("mia").with(managing).build();
        added(suspended);
        changed(suspended.suspended());
        added(aGrant().of("ned").with(managing).until(null).build());

        Set<UserId> managers = with(it -> it.managers(List.of(MARKETING, new SpaceId("acme")), NOON.plusSeconds(1)));

        assertThat(managers).containsExactlyInAnyOrder(GIL, new UserId("hal"), new UserId("ned"));
        Set<UserId> elsewhere = withOtherRealm(it -> it.managers(List.of(MARKETING), NOON.plusSeconds(1)));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void listsTheStandingGrantsOfASpacePageByPage() {
        List<Grant> five = List.of("gil", "hal", "ida", "jim", "kim").stream()
                .map(it -> aGrant().of(it).build())
                .sorted(Comparator.comparing(it -> it.id().value()))
                .toList();
        five.forEach(this::added);

        List<Grant> first = standingIn("marketing", Optional.empty(), 2);
        List<Grant> second = standingIn("marketing", Optional.of(first.get(1).id()), 2);
        List<Grant> third = standingIn("marketing", Optional.of(second.get(1).id()), 2);

        assertThat(first).containsExactlyElementsOf(five.subList(0, 2));
        assertThat(second).containsExactlyElementsOf(five.subList(2, 4));
        assertThat(third).containsExactly(five.get(4));
    }

    @Test
    void listsOfASpaceWhatIsSuspendedOrPastItsEndButNotWhatIsEndedOrElsewhere() {
        Grant suspended = aGrant().of("gil").suspended().build();
        Grant over = aGrant().of("hal").from(NOON.minusSeconds(7200), "PT1H").build();
        Grant ended = aGrant().of("ida").build();
        added(suspended);
        added(over);
        added(ended);
        added(aGrant().of("jim").to("sales").build());
        ended(ended, NOON);

        assertThat(standingIn("marketing", Optional.empty(), 10)).containsExactlyInAnyOrder(suspended, over);
    }

    @Test
    void namesTheAddressesOfLiveGuests() {
        isGuest("gil", GILS);
        isGuest("hal", HALS);
        added(aGrant().of("gil").build());
        added(aGrant().of("hal").build());

        assertThat(standingAt(NOON, GILS, new EmailAddress("eve@example.org"))).containsExactly(GILS);
        assertThat(standingAt(NOON, GILS, HALS)).containsExactlyInAnyOrder(GILS, HALS);
        assertThat(standingAt(NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void namesAGuestBeforeTheStartAndFromThenOn(int secondsAfterTheStart) {
        isGuest("gil", GILS);
        added(aGrant().from(NOON).build());

        assertThat(standingAt(NOON.plusSeconds(secondsAfterTheStart), GILS)).containsExactly(GILS);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void namesAGuestUntilTheEnd(int secondsAfterTheEnd, boolean named) {
        isGuest("gil", GILS);
        added(aGrant().until(END).build());

        assertThat(standingAt(END.plusSeconds(secondsAfterTheEnd), GILS).contains(GILS))
                .isEqualTo(named);
    }

    @Test
    void namesAGuestWithoutEndForEver() {
        isGuest("gil", GILS);
        added(aGrant().from(NOON, "never").build());

        assertThat(standingAt(Instant.parse("2099-01-01T00:00:00Z"), GILS)).containsExactly(GILS);
    }

    @Test
    void namesNoGuestWhoseGrantIsEnded() {
        Grant grant = aGrant().build();
        isGuest("gil", GILS);
        added(grant);

        ended(grant, NOON.plusSeconds(60));

        assertThat(standingAt(NOON.plusSeconds(60), GILS)).isEmpty();
        assertThat(standingAt(NOON.plusSeconds(30), GILS)).isEmpty();
    }

    @Test
    void namesAGuestWhoseGrantIsSuspendedUntilTheEnd() {
        isGuest("gil", GILS);
        added(aGrant().until(END).suspended().build());

        assertThat(standingAt(NOON, GILS)).containsExactly(GILS);
        assertThat(standingAt(END, GILS)).isEmpty();
    }

    @Test
    void namesNoGuestOfAnotherSpace() {
        isGuest("gil", GILS);
        added(aGrant().to("sales").build());

        assertThat(standingAt(NOON, GILS)).isEmpty();
    }

    @Test
    void copesWithAThousandAddressesAtOnce() {
        List<EmailAddress> thousand = Stream.concat(
                        Stream.of(GILS),
                        IntStream.range(1, 1000).mapToObj(it -> new EmailAddress("a" + it + "@example.org")))
                .toList();
        isGuest("gil", GILS);
        added(aGrant().build());

        assertThat(this.<Set<EmailAddress>>with(it -> it.standingAddresses(MARKETING, thousand, NOON)))
                .containsExactly(GILS);
    }

    @Test
    void findsManyAtOnceByTheirKeys() {
        List<Grant> grants = IntStream.range(0, 250)
                .mapToObj(it -> aGrant().of("g" + it).build())
                .toList();
        grants.forEach(this::added);
        List<GrantId> wanted =
                new ArrayList<>(grants.subList(10, 240).stream().map(Grant::id).toList());
        wanted.add(GrantId.fresh());

        assertThat(this.<List<Grant>>with(it -> it.find(wanted)))
                .containsExactlyInAnyOrderElementsOf(grants.subList(10, 240));
        assertThat(this.<List<Grant>>with(it -> it.find(List.of()))).isEmpty();
    }

    @Test
    void showsNothingToAnotherRealm() {
        Grant grant = aGrant().build();
        isGuest("gil", GILS);
        added(grant);

        assertThat(this.<Optional<Grant>>withOtherRealm(it -> it.find(grant.id())))
                .isEmpty();
        assertThat(this.<List<Grant>>withOtherRealm(it -> it.find(List.of(grant.id()))))
                .isEmpty();
        assertThat(this.<List<Grant>>withOtherRealm(it -> it.of(GIL))).isEmpty();
        assertThat(this.<Optional<Grant>>withOtherRealm(it -> it.standing(GIL, MARKETING)))
                .isEmpty();
        assertThat(this.<List<Grant>>withOtherRealm(it -> it.standingIn(MARKETING, Optional.empty(), 10)))
                .isEmpty();
        assertThat(this.<Set<EmailAddress>>withOtherRealm(it -> it.standingAddresses(MARKETING, List.of(GILS), NOON)))
                .isEmpty();
    }

    @Test
    void letsAnotherRealmChangeNothing() {
        Grant grant = aGrant().build();
        added(grant);

        assertThat(this.<Boolean>withOtherRealm(
                        it -> it.change(like(grant).permitting("edit").build(), NOON)))
                .isFalse();

        assertThat(byId(grant.id())).contains(grant);
    }

    private void doing(Consumer<Grants> work) {
        with(it -> {
            work.accept(it);
            return true;
        });
    }

    private void added(Grant grant) {
        doing(it -> it.add(grant));
    }

    private boolean changed(Grant next) {
        return with(it -> it.change(next, NOON));
    }

    private boolean ended(Grant grant, Instant now) {
        return with(it -> it.change(grant.endedAt(now, EndReason.REVOKED), now));
    }

    private List<Grant> standingIn(String space, Optional<GrantId> after, int max) {
        return with(it -> it.standingIn(new SpaceId(space), after, max));
    }

    private Optional<Grant> byId(GrantId id) {
        return with(it -> it.find(id));
    }

    private Optional<Grant> standing(String space) {
        return with(it -> it.standing(GIL, new SpaceId(space)));
    }

    private List<Grant> ofGil() {
        return with(it -> it.of(GIL));
    }

    private Set<EmailAddress> standingAt(Instant now, EmailAddress... addresses) {
        return with(it -> it.standingAddresses(MARKETING, Set.of(addresses), now));
    }

    private void isGuest(String user, EmailAddress address) {
        withAccounts(it -> {
            it.add(new GuestAccount(new UserId(user), Footing.GUEST, "partner", user, address, NOON));
            return true;
        });
    }
}
