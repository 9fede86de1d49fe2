package io.github.keycloakguests.guest;

import java.util.Optional;

/** The guest accounts of one realm. */
public interface GuestAccounts {

    Optional<GuestAccount> find(UserId user);

    void add(GuestAccount account);

    /** Forgets that the user was a guest, along with all its grants. */
    void remove(UserId user);
}
