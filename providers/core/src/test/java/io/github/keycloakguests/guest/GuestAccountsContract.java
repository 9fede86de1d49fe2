package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link GuestAccounts} promises. */
public abstract class GuestAccountsContract {

    private static final UserId GIL = new UserId("gil");
    private static final UserId HAL = new UserId("hal");
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex");

    /** Does the work in a transaction of its own, on the guest accounts of one realm, empty before each test. */
    protected abstract <T> T with(Function<GuestAccounts, T> work);

    /** Does the work in a transaction of its own, on the guest accounts of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<GuestAccounts, T> work);

    /** Does the work in a transaction of its own, on the grants of the first realm in the same store. */
    protected abstract <T> T withGrants(Function<Grants, T> work);

    /** Does the work in a transaction of its own, on the places of the first realm in the same store. */
    protected abstract <T> T withPlaces(Function<Places, T> work);

    @Test
    void keepsEverythingOfAnAccount() {
        GuestAccount account = new GuestAccount(
                new UserId("123e4567-e89b-42d3-a456-426614174000"),
                Footing.MEMBER,
                "external-auditor",
                "Gül Çelik 🎉",
                new EmailAddress("Gil@Example.org"),
                NOON);

        added(account);

        assertThat(found(account.user())).contains(account);
    }

    @Test
    void knowsNothingOfWhoWasNotAdded() {
        added(account(GIL));

        assertThat(found(HAL)).isEmpty();
    }

    @Test
    void forgetsWhomItRemoves() {
        added(account(GIL));
        added(account(HAL));

        removed(GIL);

        assertThat(found(GIL)).isEmpty();
        assertThat(found(HAL)).contains(account(HAL));
    }

    @Test
    void removesNobodyTwice() {
        added(account(GIL));

        removed(GIL);
        removed(GIL);

        assertThat(found(GIL)).isEmpty();
    }

    @Test
    void addsAgainWhomItRemoved() {
        added(account(GIL));
        removed(GIL);

        added(account(GIL));

        assertThat(found(GIL)).contains(account(GIL));
    }

    @Test
    void forgetsTheGrantsOfWhomItRemoves() {
        Grant gils = aGrant().of("gil").build();
        Grant hals = aGrant().of("hal").build();
        added(account(GIL));
        withGrants(it -> {
            it.add(gils);
            it.add(hals);
            return true;
        });

        removed(GIL);

        assertThat(this.<List<Grant>>withGrants(it -> it.of(GIL))).isEmpty();
        assertThat(this.<List<Grant>>withGrants(it -> it.of(HAL))).containsExactly(hals);
    }

    @Test
    void forgetsTheGrantsOfSomebodyWithoutAnAccount() {
        withGrants(it -> {
            it.add(aGrant().of("gil").build());
            return true;
        });

        removed(GIL);

        assertThat(this.<List<Grant>>withGrants(it -> it.of(GIL))).isEmpty();
    }

    @Test
    void findsThoseOfManyWhoHaveAnAccount() {
        List<UserId> thousand = IntStream.range(0, 1000)
                .mapToObj(it -> new UserId("user-" + it))
                .toList();
        added(account(thousand.get(7)));
        added(account(thousand.get(999)));
        added(account(GIL));

        assertThat(this.<Map<UserId, GuestAccount>>with(it -> it.find(thousand)))
                .isEqualTo(Map.of(
                        thousand.get(7), account(thousand.get(7)), thousand.get(999), account(thousand.get(999))));
        assertThat(this.<Map<UserId, GuestAccount>>with(it -> it.find(List.of())))
                .isEmpty();
    }

    @Test
    void changesFootingNameAndAddress() {
        added(account(GIL));
        added(account(HAL));

        assertThat(changed(new GuestAccount(
                        GIL,
                        Footing.MEMBER,
                        "auditor",
                        "Gil Grün",
                        new EmailAddress("gg@example.org"),
                        NOON.plusSeconds(60))))
                .isTrue();

        assertThat(found(GIL))
                .contains(new GuestAccount(
                        GIL, Footing.MEMBER, "partner", "Gil Grün", new EmailAddress("gg@example.org"), NOON));
        assertThat(found(HAL)).contains(account(HAL));
    }

    @Test
    void changesNobodyWhoWasNotAdded() {
        assertThat(changed(account(GIL))).isFalse();

        assertThat(found(GIL)).isEmpty();
    }

    @Test
    void givesBackThePlacesOfWhomItRemoves() {
        added(account(GIL));
        added(account(HAL));
        seated(GIL, ACME, null);
        seated(HAL, ACME, null);
        seated(GIL, GLOBEX, null);

        removed(GIL);

        assertThat(used(ACME)).isEqualTo(1);
        assertThat(used(GLOBEX)).isZero();
        assertThat(this.<Boolean>withPlaces(it -> it.seated(ACME, GIL))).isFalse();
        assertThat(this.<Boolean>withPlaces(it -> it.seated(ACME, HAL))).isTrue();
    }

    @Test
    void givesBackNothingOfWhomTakesNoPlace() {
        added(account(GIL));
        added(account(HAL));
        seated(GIL, ACME, NOON);
        seated(HAL, ACME, null);

        removed(GIL);

        assertThat(used(ACME)).isEqualTo(1);
    }

    @Test
    void showsNothingToAnotherRealm() {
        added(account(GIL));

        assertThat(this.<Optional<GuestAccount>>withOtherRealm(it -> it.find(GIL)))
                .isEmpty();
        assertThat(this.<Map<UserId, GuestAccount>>withOtherRealm(it -> it.find(List.of(GIL))))
                .isEmpty();
        assertThat(this.<Boolean>withOtherRealm(it -> it.change(account(GIL)))).isFalse();
    }

    @Test
    void letsAnotherRealmRemoveNobody() {
        Grant grant = aGrant().of("gil").build();
        added(account(GIL));
        seated(GIL, ACME, null);
        withGrants(it -> {
            it.add(grant);
            return true;
        });

        withOtherRealm(it -> {
            it.remove(GIL);
            return true;
        });

        assertThat(found(GIL)).isPresent();
        assertThat(used(ACME)).isEqualTo(1);
        assertThat(this.<List<Grant>>withGrants(it -> it.of(GIL))).containsExactly(grant);
    }

    private static GuestAccount account(UserId user) {
        return new GuestAccount(
                user, Footing.GUEST, "partner", user.value(), new EmailAddress(user.value() + "@example.org"), NOON);
    }

    private void doing(Consumer<GuestAccounts> work) {
        with(it -> {
            work.accept(it);
            return true;
        });
    }

    private void added(GuestAccount account) {
        doing(it -> it.add(account));
    }

    private void removed(UserId user) {
        doing(it -> it.remove(user));
    }

    private boolean changed(GuestAccount account) {
        return with(it -> it.change(account));
    }

    private void seated(UserId user, HostId host, @Nullable Instant end) {
        Stay stay = new Stay(
                user, host, new Stay.Person(user.value(), account(user).email()), "partner", GrantState.ACTIVE, end);
        withPlaces(it -> {
            it.lock(host, NOON);
            it.seat(stay, NOON);
            return true;
        });
    }

    private long used(HostId host) {
        return withPlaces(it -> it.tally(host, NOON).used());
    }

    private Optional<GuestAccount> found(UserId user) {
        return with(it -> it.find(user));
    }
}
