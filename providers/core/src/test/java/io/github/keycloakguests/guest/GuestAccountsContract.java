package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link GuestAccounts} promises. */
public abstract class GuestAccountsContract {

    private static final UserId GIL = new UserId("gil");
    private static final UserId HAL = new UserId("hal");

    /** Does the work in a transaction of its own, on the guest accounts of one realm, empty before each test. */
    protected abstract <T> T with(Function<GuestAccounts, T> work);

    /** Does the work in a transaction of its own, on the guest accounts of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<GuestAccounts, T> work);

    /** Does the work in a transaction of its own, on the grants of the first realm in the same store. */
    protected abstract <T> T withGrants(Function<Grants, T> work);

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
    void showsNothingToAnotherRealm() {
        added(account(GIL));

        assertThat(this.<Optional<GuestAccount>>withOtherRealm(it -> it.find(GIL)))
                .isEmpty();
    }

    @Test
    void letsAnotherRealmRemoveNobody() {
        Grant grant = aGrant().of("gil").build();
        added(account(GIL));
        withGrants(it -> {
            it.add(grant);
            return true;
        });

        withOtherRealm(it -> {
            it.remove(GIL);
            return true;
        });

        assertThat(found(GIL)).isPresent();
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

    private Optional<GuestAccount> found(UserId user) {
        return with(it -> it.find(user));
    }
}
