package io.github.keycloakguests.guest;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The guest accounts of one realm. */
public interface GuestAccounts {

    Optional<GuestAccount> find(UserId user);

    /** Those of these users that have one. */
    Map<UserId, GuestAccount> find(Collection<UserId> users);

    void add(GuestAccount account);

    /** Writes footing, display name and address anew, the latter two in its stays as well; false when there is none. */
    boolean change(GuestAccount account);

    /** Forgets that the user was a guest, along with all its grants and stays; the places that it took are free then. */
    void remove(UserId user);
}
