package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitations.Filter;
import io.github.keycloakguests.invitation.Invitations.Listing;
import io.github.keycloakguests.invitation.Invitations.Sort;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lists of every implementation of {@link Invitations} promise. */
public abstract class InvitationPagesContract {

    private static final UserId SAM = new UserId("sam");
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId OTHER = new HostId(HostId.Kind.ORGANIZATION, "other");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final SpaceId SALES = new SpaceId("sales");
    private static final Sight EVERYTHING = new Sight(SAM, true, Set.of(), Set.of());

    /** Does the work in a transaction of its own, on the invitations of one realm, empty before each test. */
    protected abstract <T> T with(Function<Invitations, T> work);

    /** Does the work in a transaction of its own, on the invitations of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Invitations, T> work);

    @Test
    void listsInTheOrderOfKeys() {
        added(numbered(3), numbered(1), numbered(2));

        assertThat(page(Filter.NONE, NOON)).containsExactly(numbered(1), numbered(2), numbered(3));
    }

    @Test
    void listsInTheOrderOfEnds() {
        Invitation last = ending(1, 3);
        Invitation first = ending(2, 1);
        Invitation second = ending(3, 2);
        added(last, first, second);

        assertThat(page(listing(Sort.EXPIRY, Optional.empty(), 10))).containsExactly(first, second, last);
    }

    @Test
    void listsInTheOrderOfAddresses() {
        Invitation cleo = anInvitation().numbered(1).to("cleo@example.org").build();
        Invitation ada = anInvitation().numbered(2).to("ada@example.org").build();
        Invitation ben = anInvitation().numbered(3).to("ben@example.org").build();
        added(cleo, ada, ben);

        assertThat(page(listing(Sort.ADDRESS, Optional.empty(), 10))).containsExactly(ada, ben, cleo);
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughAllOfThemPageByPage(Sort sort) {
        List<Invitation> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(anInvitation()
                    .numbered((i * 7) % 10)
                    .in("s" + i)
                    .to("a" + i / 4 + "@example.org")
                    .until(END.plusSeconds(i / 3))
                    .build());
        }
        added(ten.toArray(Invitation[]::new));

        List<Invitation> met = new ArrayList<>();
        List<Invitation> page = page(listing(sort, Optional.empty(), 3));
        while (!page.isEmpty()) {
            met.addAll(page);
            page = page(listing(sort, Optional.of(page.getLast().id()), 3));
        }

        assertThat(met)
                .containsExactlyInAnyOrderElementsOf(ten)
                .containsExactlyElementsOf(page(listing(sort, Optional.empty(), 10)));
    }

    @Test
    void listsAPageAfterAKey() {
        added(numbered(1), numbered(2), numbered(3), numbered(4));

        assertThat(page(listing(Sort.ID, Optional.of(numbered(1).id()), 2))).containsExactly(numbered(2), numbered(3));
        assertThat(page(listing(Sort.ID, Optional.of(numbered(4).id()), 2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listsNothingAfterAKeyThatItDoesNotKnow(Sort sort) {
        added(numbered(2));

        assertThat(page(listing(sort, Optional.of(numbered(1).id()), 2))).isEmpty();
    }

    @Test
    void goesOnAfterOneThatIsNotListedAnyMore() {
        Invitation first = numbered(1);
        added(first, numbered(2));
        settled(first, InvitationState.REVOKED);

        assertThat(page(
                        new Listing(EVERYTHING, state(InvitationState.OPEN), Sort.ID, Optional.of(first.id()), 10),
                        NOON))
                .containsExactly(numbered(2));
    }

    @Test
    void showsAllOfTheSpacesThatSomebodyManages() {
        Invitation marketing = anInvitation().numbered(1).sponsoredBy("sue").build();
        Invitation sales = anInvitation().numbered(2).in("sales").build();
        added(marketing, sales);

        assertThat(seenBy(Set.of(MARKETING), Set.of())).containsExactly(marketing);
        assertThat(seenBy(Set.of(MARKETING, SALES), Set.of())).containsExactly(marketing, sales);
    }

    @Test
    void showsAllOfTheHostThatSomebodyManages() {
        Invitation whole =
                anInvitation().numbered(1).in("acme").sponsoredBy("sue").build();
        Invitation part = anInvitation().numbered(2).sponsoredBy("sue").build();
        added(whole, part, anInvitation().numbered(3).of(OTHER).in("sales").build());

        assertThat(seenBy(Set.of(ACME.wholeSpace()), Set.of())).containsExactly(whole, part);
    }

    @Test
    void showsItsOwnToWhoMerelyInvites() {
        Invitation own = anInvitation().numbered(1).build();
        Invitation another = anInvitation()
                .numbered(2)
                .to("ben@example.org")
                .sponsoredBy("sue")
                .build();
        Invitation ownElsewhere = anInvitation().numbered(3).in("sales").build();
        added(own, another, ownElsewhere);

        assertThat(seenBy(Set.of(), Set.of(MARKETING))).containsExactly(own);
        assertThat(seenBy(Set.of(), Set.of(ACME.wholeSpace()))).containsExactly(own, ownElsewhere);
        assertThat(seenBy(Set.of(SALES), Set.of(MARKETING))).containsExactly(own, ownElsewhere);
    }

    @Test
    void showsNothingToWhoHoldsNothing() {
        added(numbered(1));

        assertThat(seenBy(Set.of(), Set.of())).isEmpty();
    }

    @Test
    void listsOneSpaceOnly() {
        Invitation sales = anInvitation().in("sales").build();
        added(numbered(1), sales);

        assertThat(page(new Filter(Optional.of(SALES), Optional.empty(), Optional.empty(), Optional.empty()), NOON))
                .containsExactly(sales);
    }

    @Test
    void listsOneTypeOnly() {
        Invitation auditor = anInvitation().typed("auditor").build();
        added(numbered(1), auditor);

        assertThat(page(new Filter(Optional.empty(), Optional.empty(), Optional.of("auditor"), Optional.empty()), NOON))
                .containsExactly(auditor);
    }

    @ParameterizedTest
    @CsvSource({
        "ada, true",
        "ADA@Example.ORG, true",
        "' ada ', true",
        "ada@example.org, true",
        "ada@example.org.uk, false",
        "example.org, false",
        "ärztin, true",
        "ÄRZTIN E, true",
        "eve, false",
        "%, false",
        "a_a, false",
        "a%, false",
        "!, false",
        "\\, false"
    })
    void findsByTheBeginningOfAddressOrName(String text, boolean found) {
        Invitation ada = anInvitation()
                .to("ada@example.org")
                .named(new PersonName("Ärztin Eve", "Eve", "Eve"))
                .build();
        added(ada);

        assertThat(page(text(text), NOON).contains(ada)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "100%!", "100%!_", "100%!_\\", "100%!_\\["})
    void findsWhatHoldsCharactersOfPatterns(String text) {
        Invitation odd =
                anInvitation().named(new PersonName("100%!_\\[x]", null, null)).build();
        added(
                odd,
                anInvitation()
                        .to("ben@example.org")
                        .named(new PersonName("100xxxxx", null, null))
                        .build());

        assertThat(page(text(text), NOON)).containsExactly(odd);
    }

    @Test
    void meetsAllConditionsAtOnce() {
        Invitation wanted = anInvitation().numbered(1).typed("auditor").build();
        added(
                wanted,
                anInvitation().numbered(2).in("sales").typed("auditor").build(),
                anInvitation()
                        .numbered(3)
                        .to("ben@example.org")
                        .typed("auditor")
                        .build(),
                anInvitation().numbered(4).to("adam@example.org").build());

        assertThat(page(
                        new Filter(
                                Optional.of(MARKETING),
                                Optional.of(InvitationState.OPEN),
                                Optional.of("auditor"),
                                Optional.of("ada")),
                        NOON))
                .containsExactly(wanted);
    }

    @ParameterizedTest
    @CsvSource({"-1, OPEN", "0, EXPIRED", "1, EXPIRED"})
    void listsAnOpenOneByWhatItIsAtThatMoment(int secondsAfterTheEnd, InvitationState state) {
        Instant now = END.plusSeconds(secondsAfterTheEnd);
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);

        for (InvitationState asked : InvitationState.values()) {
            assertThat(page(state(asked), now).contains(invitation)).isEqualTo(asked == state);
        }
        assertThat(page(Filter.NONE, now)).containsExactly(invitation);
    }

    @Test
    void listsADraftAsThatForEver() {
        Invitation draft = anInvitation().draft().build();
        added(draft);

        for (InvitationState asked : InvitationState.values()) {
            assertThat(page(state(asked), END.plusSeconds(1)).contains(draft))
                    .isEqualTo(asked == InvitationState.DRAFT);
        }
    }

    @Test
    void listsWhatWasPutAwayAsExpired() {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);
        with(it -> {
            it.retire(MARKETING, List.of(invitation.offer().to().address()), END);
            return true;
        });

        assertThat(page(state(InvitationState.EXPIRED), END)).hasSize(1);
        assertThat(page(state(InvitationState.OPEN), END)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "REVOKED"})
    void listsWhatIsSettledAsThatForEver(InvitationState how) {
        Invitation invitation = anInvitation().until(END).build();
        added(invitation);
        settled(invitation, how);

        assertThat(page(state(how), END.plusSeconds(1))).hasSize(1);
        assertThat(page(state(InvitationState.EXPIRED), END.plusSeconds(1))).isEmpty();
    }

    @Test
    void fillsAPageWithTheStateAskedFor() {
        Invitation expired = anInvitation()
                .numbered(1)
                .to("a@example.org")
                .until(NOON.plusSeconds(1))
                .build();
        Invitation open =
                anInvitation().numbered(2).to("b@example.org").until(END).build();
        added(expired, open);

        assertThat(page(
                        new Listing(EVERYTHING, state(InvitationState.OPEN), Sort.ID, Optional.empty(), 1),
                        NOON.plusSeconds(1)))
                .containsExactly(open);
    }

    @Test
    void showsNothingToAnotherRealm() {
        added(numbered(1));

        assertThat(this.<List<Invitation>>withOtherRealm(it -> it.page(listing(Sort.ID, Optional.empty(), 10), NOON)))
                .isEmpty();
    }

    private void added(Invitation... invitations) {
        with(it -> {
            it.add(Arrays.asList(invitations));
            return true;
        });
    }

    private void settled(Invitation invitation, InvitationState next) {
        assertThat(this.<Boolean>with(it -> it.settle(invitation, next, NOON))).isTrue();
    }

    private List<Invitation> page(Listing listing, Instant now) {
        return with(it -> it.page(listing, now));
    }

    private List<Invitation> page(Listing listing) {
        return page(listing, NOON);
    }

    private List<Invitation> page(Filter filter, Instant now) {
        return page(new Listing(EVERYTHING, filter, Sort.ID, Optional.empty(), 10), now);
    }

    private List<Invitation> seenBy(Set<SpaceId> managed, Set<SpaceId> inviting) {
        return page(new Listing(new Sight(SAM, false, managed, inviting), Filter.NONE, Sort.ID, Optional.empty(), 10));
    }

    private static Listing listing(Sort sort, Optional<InvitationId> after, int max) {
        return new Listing(EVERYTHING, Filter.NONE, sort, after, max);
    }

    private static Filter state(InvitationState state) {
        return new Filter(Optional.empty(), Optional.of(state), Optional.empty(), Optional.empty());
    }

    private static Filter text(String text) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
    }

    private static Invitation numbered(int number) {
        return anInvitation().numbered(number).to("a" + number + "@example.org").build();
    }

    private static Invitation ending(int number, int seconds) {
        return anInvitation()
                .numbered(number)
                .to("a" + number + "@example.org")
                .until(END.plusSeconds(seconds))
                .build();
    }
}
