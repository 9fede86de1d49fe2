package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.HostId;

/** Of which domains guests may be, by the lists of a realm and of each host in it. */
@FunctionalInterface
public interface DomainLists {

    /** Whether somebody of that address may be a guest there. */
    boolean permit(HostId host, EmailAddress address);
}
