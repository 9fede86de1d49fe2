package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.space.HostGroups;
import io.github.keycloakguests.keycloak.space.RealmOrganizations;
import io.github.keycloakguests.space.HostId;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Memberships in Keycloak: role guest, organization, group of the space, child group named like the permission. */
public final class KeycloakMemberships implements Memberships {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmOrganizations organizations;

    public KeycloakMemberships(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.organizations = new RealmOrganizations(session, realm);
    }

    /** Unmanaged, the user outlives the organization. It leaves the level that an earlier grant in the space gave. */
    @Override
    public void enter(Grant grant) {
        UserModel user = user(grant.guest()).orElseThrow(() -> new IllegalStateException("the guest is gone"));
        new GuestRole(realm).give(user);
        organizations.find(grant.access().host()).ifPresent(it -> organizations.addUnmanaged(it, user));
        group(grant).ifPresent(it -> {
            user.joinGroup(it);
            leaveLevels(user, it);
            level(it, grant).ifPresent(user::joinGroup);
        });
    }

    /** An earlier grant may have left it there. */
    @Override
    public void await(Grant grant) {
        user(grant.guest()).ifPresent(new GuestRole(realm)::give);
        leave(grant);
    }

    @Override
    public void move(Grant before, Grant after) {
        user(after.guest())
                .ifPresent(user -> group(after).ifPresent(group -> {
                    level(group, before).ifPresent(user::leaveGroup);
                    level(group, after).ifPresent(user::joinGroup);
                }));
    }

    @Override
    public void leave(Grant grant) {
        user(grant.guest())
                .ifPresent(user -> group(grant).ifPresent(group -> {
                    leaveLevels(user, group);
                    user.leaveGroup(group);
                }));
    }

    @Override
    public void enterHost(UserId id, HostId host) {
        user(id).ifPresent(user -> organizations.find(host).ifPresent(it -> organizations.addUnmanaged(it, user)));
    }

    /** The role guest stays: by it the gate knows whom to look at. */
    @Override
    public void leaveHost(UserId guest, HostId host) {
        user(guest)
                .ifPresent(user -> organizations.find(host).ifPresent(it -> organizations.removeUnmanaged(it, user)));
    }

    /** Empty for a host as a whole, and for a group that is gone. */
    private Optional<GroupModel> group(Grant grant) {
        Grant.Access access = grant.access();
        return access.space().equals(access.host().wholeSpace())
                ? Optional.empty()
                : new HostGroups(session, realm).find(access.host(), access.space());
    }

    private static void leaveLevels(UserModel user, GroupModel group) {
        group.getSubGroupsStream().filter(user::isMemberOf).toList().forEach(user::leaveGroup);
    }

    private static Optional<GroupModel> level(GroupModel group, Grant grant) {
        return group.getSubGroupsStream()
                .filter(it -> it.getName().equals(grant.access().permission().level()))
                .findFirst();
    }

    private Optional<UserModel> user(UserId id) {
        return Optional.ofNullable(session.users().getUserById(realm, id.value()));
    }
}
