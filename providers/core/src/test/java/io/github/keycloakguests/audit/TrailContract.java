package io.github.keycloakguests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.Trail.Noted;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Trail} promises. */
public abstract class TrailContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final UserId SAM = new UserId("sam");
    private static final UserId GIL = new UserId("gil");
    private static final UserId EVE = new UserId("eve");
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId OTHER = new HostId(HostId.Kind.REALM, "other");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final SpaceId SALES = new SpaceId("sales");
    private static final Sight EVERYTHING = new Sight(SAM, true, Set.of(), Set.of());

    /** Does the work in a transaction of its own, on the trail of one realm, empty before each test. */
    protected abstract <T> T with(Function<Trail, T> work);

    /** Does the work in a transaction of its own, on the trail of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Trail, T> work);

    @Test
    void keepsAllOfAnEntry() {
        AuditEntry full = new AuditEntry(
                NOON,
                SAM,
                Deed.GRANT_CHANGED,
                new AuditEntry.Target(OTHER, MARKETING, GIL, "the-grant"),
                Map.of("permission", "read", "name", "Ä\"{}\\\n🎉"),
                Map.of("permission", "edit"));

        noted(full);

        assertThat(entries(EVERYTHING)).containsExactly(full);
    }

    @Test
    void keepsAnEntryThatNamesNeitherSpaceNorValues() {
        AuditEntry bare = new AuditEntry(
                NOON,
                AuditEntry.SYSTEM,
                Deed.GUEST_SIGNED_OUT,
                new AuditEntry.Target(ACME, null, GIL, null),
                Map.of(),
                Map.of());

        noted(bare);

        assertThat(entries(EVERYTHING)).containsExactly(bare);
    }

    @Test
    void notesNothingWhenThereIsNothingToNote() {
        noted();

        assertThat(entries(EVERYTHING)).isEmpty();
    }

    @Test
    void showsWhatWasDoneToTheGuestOnly() {
        AuditEntry gil = at(0, Deed.GRANT_MADE, MARKETING, GIL, "g1");
        noted(gil, at(1, Deed.GRANT_MADE, MARKETING, EVE, "g2"), at(2, Deed.SPACE_CHANGED, MARKETING, null, "s"));

        assertThat(entries(EVERYTHING)).containsExactly(gil);
    }

    @Test
    void showsTheHistoryOfTheInvitationsThatTheGuestAccepted() {
        AuditEntry created = at(0, Deed.INVITATION_CREATED, MARKETING, null, "i1");
        AuditEntry edited = at(1, Deed.INVITATION_EDITED, MARKETING, null, "i1");
        AuditEntry accepted = at(2, Deed.INVITATION_ACCEPTED, MARKETING, GIL, "i1");
        AuditEntry another = at(3, Deed.INVITATION_ACCEPTED, SALES, GIL, "i2");
        noted(
                created,
                at(0, Deed.INVITATION_CREATED, MARKETING, null, "i3"),
                edited,
                at(1, Deed.INVITATION_ACCEPTED, MARKETING, EVE, "i3"),
                accepted,
                another);

        assertThat(entries(EVERYTHING)).containsExactly(another, accepted, edited, created);
    }

    @Test
    void showsTheNewestFirstHoweverTheyWereNoted() {
        AuditEntry first = at(1, Deed.GRANT_MADE, MARKETING, GIL, "g");
        AuditEntry second = at(2, Deed.GRANT_SUSPENDED, MARKETING, GIL, "g");
        AuditEntry third = at(3, Deed.GRANT_RESUMED, MARKETING, GIL, "g");
        noted(second);
        noted(third, first);

        assertThat(entries(EVERYTHING)).containsExactly(third, second, first);
    }

    @Test
    void showsWhatOneRequestDidInOneMomentTheLastFirst() {
        List<AuditEntry> atOnce = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            atOnce.add(at(0, deed, MARKETING, GIL, "g"));
        }

        with(it -> {
            atOnce.forEach(it::note);
            return true;
        });

        assertThat(entries(EVERYTHING)).containsExactlyElementsOf(atOnce.reversed());
    }

    @Test
    void goesThroughAllOfItPageByPage() {
        List<AuditEntry> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(at(i / 4, Deed.GRANT_CHANGED, MARKETING, GIL, "g" + i));
        }
        with(it -> {
            it.note(ten);
            return true;
        });

        List<AuditEntry> met = new ArrayList<>();
        List<Noted> page = page(EVERYTHING, Optional.empty(), 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(it -> met.add(it.entry()));
            page = page(EVERYTHING, Optional.of(page.getLast().key()), 3);
        }

        assertThat(met).containsExactlyElementsOf(ten.reversed());
    }

    @Test
    void showsNothingAfterAKeyThatItDoesNotKnow() {
        noted(at(0, Deed.GRANT_MADE, MARKETING, GIL, "g"));

        assertThat(page(EVERYTHING, Optional.of("nonsense"), 10)).isEmpty();
    }

    @Test
    void showsManagersAndInvitersTheirSpacesOnly() {
        AuditEntry marketing = at(0, Deed.GRANT_MADE, MARKETING, GIL, "g1");
        AuditEntry sales = at(1, Deed.GRANT_MADE, SALES, GIL, "g2");
        AuditEntry whole = at(2, Deed.GUEST_CHANGED, null, GIL, "gil");
        noted(marketing, sales, whole);

        assertThat(entries(new Sight(SAM, false, Set.of(MARKETING), Set.of()))).containsExactly(marketing);
        assertThat(entries(new Sight(SAM, false, Set.of(), Set.of(SALES)))).containsExactly(sales);
        assertThat(entries(new Sight(SAM, false, Set.of(MARKETING), Set.of(SALES))))
                .containsExactly(sales, marketing);
    }

    @Test
    void showsAllOfTheHostToWhoHoldsSomethingForIt() {
        AuditEntry marketing = at(0, Deed.GRANT_MADE, MARKETING, GIL, "g1");
        AuditEntry whole = at(1, Deed.GUEST_CHANGED, null, GIL, "gil");
        AuditEntry elsewhere = new AuditEntry(
                NOON, SAM, Deed.GRANT_MADE, new AuditEntry.Target(OTHER, SALES, GIL, "g2"), Map.of(), Map.of());
        noted(marketing, whole, elsewhere);

        assertThat(entries(new Sight(SAM, false, Set.of(ACME.wholeSpace()), Set.of())))
                .containsExactly(whole, marketing);
        assertThat(entries(new Sight(SAM, false, Set.of(), Set.of(OTHER.wholeSpace()))))
                .containsExactly(elsewhere);
    }

    @Test
    void showsNothingToWhoHoldsNothing() {
        noted(at(0, Deed.GRANT_MADE, MARKETING, GIL, "g"));

        assertThat(entries(new Sight(GIL, false, Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void showsNothingToAnotherRealm() {
        noted(at(0, Deed.INVITATION_ACCEPTED, MARKETING, GIL, "i"));

        assertThat(this.<List<Noted>>withOtherRealm(it -> it.of(GIL, EVERYTHING, Optional.empty(), 10)))
                .isEmpty();
    }

    private void noted(AuditEntry... entries) {
        with(it -> {
            it.note(Arrays.asList(entries));
            return true;
        });
    }

    private List<Noted> page(Sight sight, Optional<String> after, int max) {
        return with(it -> it.of(GIL, sight, after, max));
    }

    private List<AuditEntry> entries(Sight sight) {
        return page(sight, Optional.empty(), 100).stream().map(Noted::entry).toList();
    }

    private static AuditEntry at(
            int seconds, Deed deed, @Nullable SpaceId space, @Nullable UserId guest, String about) {
        return new AuditEntry(
                NOON.plusSeconds(seconds),
                SAM,
                deed,
                new AuditEntry.Target(ACME, space, guest, about),
                Map.of(),
                Map.of());
    }
}
