package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GuestDirectory.Filter;
import io.github.keycloakguests.guest.GuestDirectory.Found;
import io.github.keycloakguests.guest.GuestDirectory.Page;
import io.github.keycloakguests.guest.GuestDirectory.Search;
import io.github.keycloakguests.guest.GuestDirectory.Sort;
import io.github.keycloakguests.guest.GuestDirectory.State;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link GuestDirectory} promises. */
public abstract class GuestDirectoryContract {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");
    private static final UserId SAM = new UserId("sam");
    private static final Sight ALL = new Sight(SAM, true, Set.of(), Set.of());
    private static final Filter ANY =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The ports of one realm over one store. */
    public record Store(GuestAccounts accounts, Grants grants, Places places, GuestDirectory directory) {}

    /** Does the work in a transaction of its own, on a store that is empty before each test. */
    protected abstract <T> T with(Function<Store, T> work);

    /** What another realm finds in the same store. */
    protected abstract List<Found> inOtherRealm(Search search);

    /** Notes when a guest was at a host last. */
    protected abstract void active(UserId guest, HostId host, Instant now);

    @Test
    void showsEverythingOfAStay() {
        guest("Gül 🎉", aGrant().of("gil").ofType("auditor").until(END).build());

        assertThat(found(ALL, ANY))
                .singleElement()
                .satisfies(it -> assertThat(it.stay())
                        .isEqualTo(new Stay(
                                new UserId("gil"),
                                ACME,
                                new Stay.Person("Gül 🎉", new EmailAddress("gil@example.org")),
                                "auditor",
                                GrantState.ACTIVE,
                                END)));
    }

    @Test
    void showsAStayWithoutEnd() {
        guest("Gil", aGrant().until(null).build());

        assertThat(found(ALL, ANY))
                .singleElement()
                .satisfies(it -> assertThat(it.stay().end()).isNull());
    }

    @Test
    void showsAGuestOncePerHost() {
        guest(
                "Gil",
                aGrant().build(),
                aGrant().to("sales").build(),
                aGrant().by(GLOBEX).to("globex").build());

        assertThat(found(ALL, ANY)).extracting(it -> it.stay().host()).containsExactlyInAnyOrder(ACME, GLOBEX);
    }

    @Test
    void showsTheNameThatAnAccountWasGiven() {
        guest("Gil", aGrant().build());

        with(it -> it.accounts()
                .change(new GuestAccount(
                        new UserId("gil"),
                        Footing.GUEST,
                        "partner",
                        "Zoe",
                        new EmailAddress("zoe@example.org"),
                        NOON)));

        assertThat(names(ALL, text("zo"))).containsExactly("Zoe");
        assertThat(names(ALL, text("gil"))).isEmpty();
    }

    @Test
    void showsNobodyWhoWasRemoved() {
        guest("Gil", aGrant().build());

        with(it -> {
            it.accounts().remove(new UserId("gil"));
            return true;
        });

        assertThat(found(ALL, ANY)).isEmpty();
    }

    @Test
    void sortsByNameWhateverItsCase() {
        guest("cyd", aGrant().of("a").build());
        guest("Bob", aGrant().of("b").build());
        guest("ada", aGrant().of("c").build());
        guest("Bob", aGrant().of("d").build());

        assertThat(walked(ALL, ANY, Sort.NAME)).containsExactly("ada", "Bob", "Bob", "cyd");
    }

    @Test
    void sortsWhoHasNoNameByAddress() {
        guest("cyd", aGrant().of("a").build());
        guest("", aGrant().of("bob").build());
        guest("ada", aGrant().of("c").build());

        assertThat(walked(ALL, ANY, Sort.NAME)).containsExactly("ada", "", "cyd");
    }

    @Test
    void sortsByTheEndAndWhoNeverEndsLast() {
        guest("endless", aGrant().of("a").until(null).build());
        guest("later", aGrant().of("b").until(END.plusSeconds(1)).build());
        guest("over", aGrant().of("c").until(NOON.minusSeconds(1)).build());
        guest("sooner", aGrant().of("d").until(END).build());

        assertThat(walked(ALL, ANY, Sort.EXPIRY)).containsExactly("over", "sooner", "later", "endless");
    }

    @Test
    void sortsWhoWasHereLastFirst() {
        guest("first", aGrant().of("a").build());
        guest("earlier", aGrant().of("b").build());
        guest("later", aGrant().of("c").build());
        active(new UserId("a"), ACME, NOON.minusSeconds(1));
        active(new UserId("b"), ACME, NOON);
        active(new UserId("c"), ACME, NOON.plusSeconds(1));

        assertThat(walked(ALL, ANY, Sort.LAST_ACTIVITY)).containsExactly("later", "earlier", "first");
    }

    @Test
    void goesOnWhereItWasWhenSomebodyHasBeenHereMeanwhile() {
        List.of("a", "b", "c").forEach(it -> guest(it, aGrant().of(it).build()));
        active(new UserId("a"), ACME, NOON.plusSeconds(1));
        active(new UserId("b"), ACME, NOON.plusSeconds(2));
        active(new UserId("c"), ACME, NOON.plusSeconds(3));
        List<Found> first = activeLast(Optional.empty());

        active(first.getFirst().stay().guest(), ACME, NOON.plusSeconds(4));
        List<Found> second = activeLast(Optional.of(first.getFirst().key()));

        assertThat(first).extracting(it -> it.stay().guest().value()).containsExactly("c");
        assertThat(second).extracting(it -> it.stay().guest().value()).containsExactly("b");
    }

    @Test
    void findsNothingByAKeyOfAnotherList() {
        guest("Gil", aGrant().build());

        assertThat(activeLast(Optional.of(found(ALL, ANY).getFirst().key()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void losesAndRepeatsNobodyAmongEquals(Sort sort) {
        for (int i = 0; i < 7; i++) {
            guest("Gil", aGrant().of("g" + i).build());
        }

        List<Found> all = walk(ALL, ANY, sort);

        assertThat(all).extracting(it -> it.stay().guest()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void findsNothingAfterSomebodyWhoIsGone() {
        guest("Gil", aGrant().build());

        assertThat(this.<List<Found>>with(it -> it.directory()
                        .page(new Search(ALL, ANY, Sort.NAME, new Page(Optional.of("nobody"), 10)), NOON)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gi, true",
        "GIL GR, true",
        "gil-, true",
        "Gil-Gruen@example.org, true",
        "' gil ', true",
        "il, false",
        "gruen, false",
        "gil%, false",
        "g_l, false",
        "%, false",
        "!, false"
    })
    void findsByTheBeginningOfNameOrAddress(String text, boolean found) {
        guest("Gil Gruen", aGrant().of("gil-gruen").build());
        guest("Zoe", aGrant().of("zoe").build());

        assertThat(names(ALL, text(text))).isEqualTo(found ? List.of("Gil Gruen") : List.of());
    }

    @Test
    void takesNothingThatWasTypedForAWildcard() {
        guest("100% Gil", aGrant().of("a").build());
        guest("100 Gil", aGrant().of("b").build());
        guest("g_l", aGrant().of("c").build());
        guest("gil!", aGrant().of("d").build());

        assertThat(names(ALL, text("100%"))).containsExactly("100% Gil");
        assertThat(names(ALL, text("g_"))).containsExactly("g_l");
        assertThat(names(ALL, text("gil!"))).containsExactly("gil!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -               | -         |
            acme            | -         | active expired suspended ended
            globex          | -         | elsewhere
            acme globex     | -         | active elsewhere expired suspended ended
            marketing       | -         | active expired
            sales           | -         | active suspended ended
            sales globex    | -         | active elsewhere suspended ended
            -               | marketing | expired
            -               | acme      | expired suspended
            -               | globex    |
            sales           | acme      | active expired suspended ended
            globex          | acme      | elsewhere expired suspended
            acme            | acme      | active expired suspended ended
            nowhere         | nowhere   |
            """)
    void showsWhatIsManagedAndOfWhatIsInvitedToOnesOwn(String managed, String inviting, @Nullable String seen) {
        guestsOfAllKinds();

        assertThat(names(new Sight(SAM, false, scopes(managed), scopes(inviting)), ANY))
                .containsExactlyInAnyOrder(seen == null ? new String[0] : seen.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all       | -         | ACTIVE    | active elsewhere
            all       | -         | SUSPENDED | suspended
            all       | -         | EXPIRED   | expired
            all       | -         | ENDED     | ended
            all       | marketing | ACTIVE    | active
            all       | marketing | EXPIRED   | expired
            all       | sales     | ACTIVE    |
            all       | sales     | SUSPENDED | suspended
            all       | sales     | ENDED     | active ended
            acme      | -         | ACTIVE    | active
            acme      | -         | SUSPENDED | suspended
            acme      | -         | EXPIRED   | expired
            acme      | -         | ENDED     | ended
            acme      | sales     | ENDED     | active ended
            marketing | -         | ACTIVE    | active
            marketing | -         | EXPIRED   | expired
            marketing | -         | ENDED     |
            marketing | sales     | ENDED     |
            sales     | -         | ACTIVE    |
            sales     | -         | SUSPENDED | suspended
            sales     | -         | ENDED     | active ended
            """)
    void judgesTheStateByWhatIsLookedAt(String managed, String space, State state, @Nullable String seen) {
        guestsOfAllKinds();
        Filter filter = new Filter(
                space.equals("-") ? Optional.empty() : Optional.of(new SpaceId(space)),
                Optional.of(state),
                Optional.empty(),
                Optional.empty());

        assertThat(names(managed.equals("all") ? ALL : new Sight(SAM, false, scopes(managed), Set.of()), filter))
                .containsExactlyInAnyOrder(seen == null ? new String[0] : seen.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"-1, ACTIVE", "0, EXPIRED", "1, EXPIRED"})
    void readsFromTheClockThatAStayIsOver(int secondsAfterTheEnd, State state) {
        guest("Gil", aGrant().until(END).build());
        Instant now = END.plusSeconds(secondsAfterTheEnd);
        Sight part = new Sight(SAM, false, Set.of(new SpaceId("marketing")), Set.of());

        for (State any : State.values()) {
            int expected = any == state ? 1 : 0;
            Filter filter = new Filter(Optional.empty(), Optional.of(any), Optional.empty(), Optional.empty());
            assertThat(page(ALL, filter, now)).hasSize(expected);
            assertThat(page(part, filter, now)).hasSize(expected);
        }
    }

    @Test
    void takesASuspendedStayThatIsOverForExpired() {
        guest("Gil", aGrant().suspended().until(END).build());
        Filter filter = new Filter(Optional.empty(), Optional.of(State.EXPIRED), Optional.empty(), Optional.empty());

        assertThat(page(ALL, filter, END)).hasSize(1);
        assertThat(page(new Sight(SAM, false, Set.of(new SpaceId("marketing")), Set.of()), filter, END))
                .hasSize(1);
    }

    @Test
    void findsByTypeOfTheStayAndOfWhatIsLookedAt() {
        guest(
                "Gil",
                aGrant().ofType("partner").until(END).build(),
                aGrant().to("sales").ofType("auditor").until(null).build());
        guest("Hal", aGrant().of("hal").ofType("partner").build());
        Sight marketing = new Sight(SAM, false, Set.of(new SpaceId("marketing")), Set.of());

        assertThat(names(ALL, type("auditor"))).containsExactly("Gil");
        assertThat(names(ALL, type("partner"))).containsExactly("Hal");
        assertThat(names(marketing, type("partner"))).containsExactly("Gil", "Hal");
        assertThat(names(marketing, type("auditor"))).isEmpty();
    }

    @Test
    void findsByAllConditionsAtOnce() {
        guestsOfAllKinds();
        Filter filter = new Filter(
                Optional.of(new SpaceId("marketing")),
                Optional.of(State.EXPIRED),
                Optional.of("partner"),
                Optional.of("exp"));

        assertThat(names(new Sight(SAM, false, scopes("acme"), Set.of()), filter))
                .containsExactly("expired");
        assertThat(names(new Sight(SAM, false, scopes("globex"), Set.of()), filter))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all       | -         | 5
            acme      | -         | 4
            globex    | -         | 1
            acme      | globex    | 5
            marketing | -         | 4
            sales     | -         | 1
            marketing | acme      | 4
            -         | marketing | 3
            -         | acme      | 3
            globex    | marketing | 4
            globex    | sales     | 1
            nowhere   | -         | 0
            -         | -         | 0
            """)
    void countsWhoseAccessEndsSoonOfThoseWhoAreSeen(String managed, String inviting, int ending) {
        guestsWhoseAccessEnds();
        Sight sight = managed.equals("all") ? ALL : new Sight(SAM, false, scopes(managed), scopes(inviting));

        assertThat(ending(sight, NOON, END, 100)).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "0, 1, 0", "-1, 1, 1", "0, 0, 0", "-2, -1, 0"})
    void countsFromOneMomentExclusiveToTheOtherInclusive(int after, int until, int ending) {
        guest("Gil", aGrant().until(END).build());
        Sight part = new Sight(SAM, false, scopes("marketing"), Set.of());

        assertThat(ending(ALL, END.plusSeconds(after), END.plusSeconds(until), 10))
                .isEqualTo(ending);
        assertThat(ending(part, END.plusSeconds(after), END.plusSeconds(until), 10))
                .isEqualTo(ending);
    }

    @Test
    void countsNobodyBeyondTheMost() {
        guestsWhoseAccessEnds();

        assertThat(ending(ALL, NOON, END, 2)).isEqualTo(2);
        assertThat(ending(new Sight(SAM, false, scopes("acme globex"), Set.of()), NOON, END, 2))
                .isEqualTo(2);
        assertThat(ending(new Sight(SAM, false, scopes("globex marketing"), Set.of()), NOON, END, 2))
                .isEqualTo(2);
    }

    /** Sam answers for them unless Sue does. */
    private void guestsWhoseAccessEnds() {
        guest("soon", aGrant().of("soon").until(END).build());
        guest("suspended", aGrant().of("suspended").suspended().until(END).build());
        guest("of Sue", aGrant().of("sues").sponsoredBy("sue").until(END).build());
        guest("later", aGrant().of("later").until(END.plusSeconds(1)).build());
        guest("never", aGrant().of("never").until(null).build());
        guest("over", aGrant().of("over").until(NOON).build());
        guest("ended", aGrant().of("ended").until(END).ended().build());
        guest(
                "in sales from now on",
                aGrant().of("moved").until(END).ended().build(),
                aGrant().of("moved").to("sales").sponsoredBy("sue").until(END).build());
        guest(
                "in sales for ever",
                aGrant().of("stays").until(END).build(),
                aGrant().of("stays").to("sales").sponsoredBy("sue").until(null).build());
        guest(
                "in Globex, and longer in sales",
                aGrant().of("both").by(GLOBEX).to("globex-lab").until(END).build(),
                aGrant().of("both").to("sales").until(END.plusSeconds(1)).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all       | -         | active elsewhere expired suspended
            acme      | -         | active expired suspended
            globex    | -         | elsewhere
            marketing | -         | active expired
            sales     | -         | suspended
            -         | marketing | expired
            -         | acme      | expired suspended
            globex    | sales     | elsewhere suspended
            -         | -         |
            """)
    void findsTheGrantsThatAreSeenAndNotEnded(String managed, String inviting, @Nullable String seen) {
        guestsOfAllKinds();
        Sight sight = managed.equals("all") ? ALL : new Sight(SAM, false, scopes(managed), scopes(inviting));

        assertThat(guestsOf(grants(sight, ANY)))
                .containsExactlyInAnyOrder(seen == null ? new String[0] : seen.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -         | -         | -       | -   | active elsewhere expired suspended
            marketing | -         | -       | -   | active expired
            acme      | -         | -       | -   |
            -         | ACTIVE    | -       | -   | active elsewhere
            -         | SUSPENDED | -       | -   | suspended
            -         | EXPIRED   | -       | -   | expired
            -         | ENDED     | -       | -   |
            -         | -         | auditor | -   |
            -         | -         | partner | el  | elsewhere
            -         | -         | -       | EXP | expired
            -         | -         | -       | %   |
            marketing | EXPIRED   | partner | exp | expired
            """)
    void findsGrantsByAllConditionsAtOnce(String space, String state, String type, String text, @Nullable String seen) {
        guestsOfAllKinds();
        Filter filter =
                new Filter(given(space).map(SpaceId::new), given(state).map(State::valueOf), given(type), given(text));

        assertThat(guestsOf(grants(ALL, filter)))
                .containsExactlyInAnyOrder(seen == null ? new String[0] : seen.split(" "));
    }

    /** Other than of a stay, of which the longest grant decides. */
    @Test
    void judgesEachGrantByItself() {
        guest(
                "Gil",
                aGrant().until(NOON).build(),
                aGrant().to("sales").suspended().build());

        assertThat(spacesOf(grants(ALL, state(State.EXPIRED)))).containsExactly("marketing");
        assertThat(spacesOf(grants(ALL, state(State.SUSPENDED)))).containsExactly("sales");
        assertThat(grants(ALL, state(State.ACTIVE))).isEmpty();
    }

    @Test
    void findsGrantsPageByPage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Grant grant = aGrant().of("g" + i).build();
            guest("Gil", grant);
            ids.add(grant.id().value());
        }
        List<String> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<Grant> page;
        do {
            Page next = new Page(after, 2);
            page = with(it -> it.directory().grants(ALL, ANY, next, NOON));
            page.forEach(it -> read.add(it.id().value()));
            after = page.isEmpty() ? after : Optional.of(page.getLast().id().value());
        } while (!page.isEmpty());

        assertThat(read).isSorted().containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void findsNothingInAnotherRealm() {
        guestsOfAllKinds();

        assertThat(inOtherRealm(new Search(ALL, ANY, Sort.NAME, new Page(Optional.empty(), 10))))
                .isEmpty();
        assertThat(inOtherRealm(new Search(
                        new Sight(SAM, false, scopes("acme marketing"), scopes("acme")),
                        ANY,
                        Sort.NAME,
                        new Page(Optional.empty(), 10))))
                .isEmpty();
        String key = found(ALL, ANY).get(0).key();
        assertThat(inOtherRealm(new Search(ALL, ANY, Sort.NAME, new Page(Optional.of(key), 10))))
                .isEmpty();
    }

    /** Sam answers for the expired and the suspended one, Sue for the others. */
    private void guestsOfAllKinds() {
        guest(
                "active",
                aGrant().of("active").sponsoredBy("sue").build(),
                aGrant().of("active").sponsoredBy("sue").to("sales").ended().build());
        guest("expired", aGrant().of("expired").until(NOON).build());
        guest("suspended", aGrant().of("suspended").to("sales").suspended().build());
        guest(
                "ended",
                aGrant().of("ended").sponsoredBy("sue").to("sales").ended().build());
        guest(
                "elsewhere",
                aGrant().of("elsewhere")
                        .sponsoredBy("sue")
                        .by(GLOBEX)
                        .to("globex-lab")
                        .build());
    }

    private void guest(String name, Grant... grants) {
        UserId user = grants[0].guest();
        with(it -> {
            it.accounts()
                    .add(new GuestAccount(
                            user,
                            Footing.GUEST,
                            "partner",
                            name,
                            new EmailAddress(user.value() + "@example.org"),
                            NOON));
            Seating seating = new Seating(
                    it.places(), it.accounts(), it.grants(), new RecordingStandings(it.accounts(), it.grants()));
            for (Grant grant : grants) {
                it.places().lock(grant.access().host(), NOON);
                add(it.grants(), grant);
                seating.settle(user, grant.access().host(), NOON);
            }
            return true;
        });
    }

    /** Ports take active ones; others become what they are by a change. */
    private static void add(Grants grants, Grant grant) {
        grants.add(like(grant).active().build());
        if (grant.state() != GrantState.ACTIVE) {
            grants.change(grant, NOON);
        }
    }

    private List<Grant> grants(Sight sight, Filter filter) {
        return with(it -> it.directory().grants(sight, filter, new Page(Optional.empty(), 100), NOON));
    }

    private static List<String> guestsOf(List<Grant> grants) {
        return grants.stream().map(it -> it.guest().value()).toList();
    }

    private static List<String> spacesOf(List<Grant> grants) {
        return grants.stream().map(it -> it.access().space().value()).toList();
    }

    private static Filter state(State state) {
        return new Filter(Optional.empty(), Optional.of(state), Optional.empty(), Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.equals("-"));
    }

    private int ending(Sight sight, Instant after, Instant until, int most) {
        return with(it -> it.directory().ending(sight, after, until, most));
    }

    /** One guest of the list by activity. */
    private List<Found> activeLast(Optional<String> after) {
        return with(it -> it.directory().page(new Search(ALL, ANY, Sort.LAST_ACTIVITY, new Page(after, 1)), NOON));
    }

    private List<String> names(Sight sight, Filter filter) {
        return found(sight, filter).stream()
                .map(it -> it.stay().person().name())
                .toList();
    }

    private List<Found> found(Sight sight, Filter filter) {
        return page(sight, filter, NOON);
    }

    private List<Found> page(Sight sight, Filter filter, Instant now) {
        return with(it ->
                it.directory().page(new Search(sight, filter, Sort.NAME, new Page(Optional.empty(), 100)), now));
    }

    private List<String> walked(Sight sight, Filter filter, Sort sort) {
        return walk(sight, filter, sort).stream()
                .map(it -> it.stay().person().name())
                .toList();
    }

    /** All pages of two. */
    private List<Found> walk(Sight sight, Filter filter, Sort sort) {
        List<Found> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        while (true) {
            Search search = new Search(sight, filter, sort, new Page(after, 2));
            List<Found> page = with(it -> it.directory().page(search, NOON));
            if (page.isEmpty()) {
                return all;
            }
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            all.addAll(page);
            after = Optional.of(page.get(page.size() - 1).key());
        }
    }

    private static Filter text(String typed) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(typed));
    }

    private static Filter type(String name) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
    }

    private static Set<SpaceId> scopes(String names) {
        return names.equals("-")
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(SpaceId::new).collect(Collectors.toUnmodifiableSet());
    }
}
