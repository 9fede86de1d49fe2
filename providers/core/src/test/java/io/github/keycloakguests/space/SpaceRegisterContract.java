package io.github.keycloakguests.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.SecondFactor;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SpaceRegister} promises. */
public abstract class SpaceRegisterContract {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final SpaceSettings FULL = new SpaceSettings(
            "Ärzte & {0} 🎉",
            "ü".repeat(999) + "\n",
            new HomeUrl("https://x.org/" + "a".repeat(486)),
            new HomeUrl("https://x.org/home?a=1&b=%C3%A4#top"),
            new GuestDefaults(
                    "partner",
                    new Permission("edit"),
                    Period.parse("P1Y2M3W4DT5H6M7S").orElseThrow(),
                    Duration.ofHours(36).plusSeconds(1),
                    SecondFactor.ALWAYS),
            ZoneId.of("America/Argentina/ComodRivadavia"));

    /**
     * Does the work in a transaction of its own, on the register of one realm, empty before each test. Also called by
     * several threads at once.
     */
    protected abstract <T> T with(Function<SpaceRegister, T> work);

    /** Does the work in a transaction of its own, on the register of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<SpaceRegister, T> work);

    @Test
    void keepsEverySetting() {
        SpaceEntry full = entry("marketing", ACME, FULL);

        added(full);

        assertThat(found(MARKETING)).contains(full);
    }

    @Test
    void keepsASpaceThatSaysNothingOfItself() {
        SpaceEntry bare = new SpaceEntry(MARKETING, new HostId(HostId.Kind.REALM, "r"), false, SpaceSettings.NONE);

        added(bare);

        assertThat(found(MARKETING)).contains(bare);
    }

    @Test
    void knowsNothingOfWhatWasNotAdded() {
        assertThat(found(MARKETING)).isEmpty();
        assertThat(this.<List<SpaceEntry>>with(SpaceRegister::all)).isEmpty();
        assertThat(removed(MARKETING)).isFalse();
    }

    @Test
    void addsASpaceOnce() {
        SpaceEntry first = entry("marketing", ACME, FULL);

        assertThat(added(first)).isTrue();
        assertThat(added(entry("marketing", ACME, SpaceSettings.NONE))).isFalse();

        assertThat(found(MARKETING)).contains(first);
    }

    @Test
    void goesOnAfterASpaceThatWasThereAlready() {
        SpaceEntry sales = entry("sales", ACME, SpaceSettings.NONE);
        added(entry("marketing", ACME, SpaceSettings.NONE));

        List<Boolean> answers =
                with(it -> List.of(it.add(entry("marketing", ACME, SpaceSettings.NONE)), it.add(sales)));

        assertThat(answers).containsExactly(false, true);
        assertThat(found(sales.id())).contains(sales);
    }

    @Test
    void letsOneOfEightAddASpace() {
        SpaceEntry sales = entry("sales", ACME, SpaceSettings.NONE);

        List<Boolean> won = AtOnce.eightTimes(() -> with(it -> {
            boolean added = it.add(entry("marketing", ACME, SpaceSettings.NONE));
            it.find(sales.id());
            return added;
        }));

        assertThat(won).containsOnlyOnce(true);
        assertThat(this.<List<SpaceEntry>>with(SpaceRegister::all)).hasSize(1);
    }

    @Test
    void replacesSettings() {
        added(entry("marketing", ACME, FULL));

        put(entry("marketing", ACME, SpaceSettings.NONE));
        assertThat(found(MARKETING)).contains(entry("marketing", ACME, SpaceSettings.NONE));

        put(entry("marketing", ACME, FULL));
        assertThat(found(MARKETING)).contains(entry("marketing", ACME, FULL));
    }

    @Test
    void replacesNothingButSettings() {
        added(entry("marketing", ACME, SpaceSettings.NONE));

        put(new SpaceEntry(MARKETING, ACME, false, FULL));

        assertThat(found(MARKETING)).map(SpaceEntry::madeGroup).contains(true);
    }

    @Test
    void addsWhatThereIsNoneOfWhenReplacing() {
        SpaceEntry whole = new SpaceEntry(ACME.wholeSpace(), ACME, false, FULL);

        put(whole);

        assertThat(found(ACME.wholeSpace())).contains(whole);
    }

    @Test
    void letsEightReplaceAtOnce() {
        AtOnce.eightTimes(() -> with(it -> {
            it.put(entry("marketing", ACME, FULL));
            return true;
        }));

        assertThat(found(MARKETING)).contains(entry("marketing", ACME, FULL));
    }

    @Test
    void changesNoOtherSpace() {
        SpaceEntry sales = entry("sales", ACME, SpaceSettings.NONE);
        added(sales);
        added(entry("marketing", ACME, SpaceSettings.NONE));

        put(entry("marketing", ACME, FULL));
        removed(MARKETING);

        assertThat(this.<List<SpaceEntry>>with(SpaceRegister::all)).containsExactly(sales);
    }

    @Test
    void listsTheSpacesOfAHostWithItself() {
        HostId other = new HostId(HostId.Kind.ORGANIZATION, "other");
        SpaceEntry whole = entry("acme", ACME, FULL);
        SpaceEntry part = entry("marketing", ACME, SpaceSettings.NONE);
        SpaceEntry elsewhere = entry("sales", other, SpaceSettings.NONE);
        added(whole);
        added(part);
        added(elsewhere);

        assertThat(this.<List<SpaceEntry>>with(it -> it.of(ACME))).containsExactlyInAnyOrder(whole, part);
        assertThat(this.<List<SpaceEntry>>with(it -> it.of(other))).containsExactly(elsewhere);
        assertThat(this.<List<SpaceEntry>>with(SpaceRegister::all)).containsExactlyInAnyOrder(whole, part, elsewhere);
    }

    @Test
    void forgetsWhatIsRemovedOnce() {
        added(entry("marketing", ACME, FULL));

        assertThat(removed(MARKETING)).isTrue();
        assertThat(removed(MARKETING)).isFalse();

        assertThat(found(MARKETING)).isEmpty();
    }

    @Test
    void showsNothingToAnotherRealmAndLetsItChangeNothing() {
        SpaceEntry entry = entry("marketing", ACME, FULL);
        added(entry);

        assertThat(this.<Optional<SpaceEntry>>withOtherRealm(it -> it.find(MARKETING)))
                .isEmpty();
        assertThat(this.<List<SpaceEntry>>withOtherRealm(it -> it.of(ACME))).isEmpty();
        assertThat(this.<List<SpaceEntry>>withOtherRealm(SpaceRegister::all)).isEmpty();
        assertThat(this.<Boolean>withOtherRealm(it -> it.remove(MARKETING))).isFalse();

        assertThat(found(MARKETING)).contains(entry);
    }

    private boolean added(SpaceEntry entry) {
        return with(it -> it.add(entry));
    }

    private void put(SpaceEntry entry) {
        with(it -> {
            it.put(entry);
            return true;
        });
    }

    private boolean removed(SpaceId id) {
        return with(it -> it.remove(id));
    }

    private Optional<SpaceEntry> found(SpaceId id) {
        return with(it -> it.find(id));
    }

    private static SpaceEntry entry(String id, HostId host, SpaceSettings settings) {
        return new SpaceEntry(new SpaceId(id), host, true, settings);
    }
}
