package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;

/** What a grant means in Keycloak: organization, groups and role of the user. */
public interface Memberships {

    /** Puts the user into the organization, the group of the space, and the one named like the permission. */
    void enter(Grant grant);

    /** Makes the user known as a guest who is to come later: it is in none of the groups of the space until then. */
    void await(Grant grant);

    /** Moves the user from the group of its former permission to that of its present one. */
    void move(Grant before, Grant after);

    /** Takes the user out of the groups of the space. */
    void leave(Grant grant);

    /** Puts the user into the host alone. */
    void enterHost(UserId user, HostId host);

    /** Takes the user out of the host, which it was in as a guest only. */
    void leaveHost(UserId guest, HostId host);
}
