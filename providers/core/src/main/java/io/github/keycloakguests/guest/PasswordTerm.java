package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.PasswordLife;
import java.time.Instant;
import java.util.Optional;

/**
 * What a host says about the password of one of its guests, whatever the guest's type says.
 *
 * @param since when it was said: a password that is older counts from then
 */
public record PasswordTerm(PasswordLife life, Instant since) {

    /** When a password is over that was set at that moment; empty when it never is. */
    public Optional<Instant> endOf(Instant set) {
        return life.endFrom(set.isAfter(since) ? set : since);
    }
}
