package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.space.RealmOrganizations;
import io.github.keycloakguests.lifecycle.MemberRoles;
import io.github.keycloakguests.space.HostId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** What members of a realm have and guests do not, in Keycloak: roles, groups, organizations. */
public final class KeycloakMemberRoles implements MemberRoles {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Standings standings;
    private final RealmOrganizations organizations;

    public KeycloakMemberRoles(KeycloakSession session, RealmModel realm, Standings standings) {
        this.session = session;
        this.realm = realm;
        this.standings = standings;
        this.organizations = new RealmOrganizations(session, realm);
    }

    @Override
    public Changes promote(UserId id, boolean guestElsewhere) {
        UserModel user = user(id);
        List<RoleModel> added = given(user, List.of(realm.getDefaultRole()));
        List<RoleModel> removed = guestElsewhere ? List.of() : taken(user, it -> it.equals(guestRole()));
        return new Changes(names(added), names(removed), List.of(), List.of());
    }

    /** Where it is a guest already, it stays in organization and groups. */
    @Override
    public Changes demote(UserId id, HostId host) {
        UserModel user = user(id);
        Set<String> kept = new HashSet<>(Set.of(host.value()));
        standings.of(id).grants().stream()
                .filter(it -> it.state() != GrantState.ENDED)
                .forEach(it -> kept.addAll(
                        List.of(it.access().host().value(), it.access().space().value())));
        List<RoleModel> ofGuests = Stream.concat(Stream.of(guestRole()), new OwnAccountRoles(realm).all().stream())
                .toList();
        List<RoleModel> removed = taken(user, it -> !ofGuests.contains(it));
        List<String> groups = leaveGroups(user, kept);
        List<String> hosts = leaveOrganizations(user, kept);
        return new Changes(names(given(user, ofGuests)), names(removed), groups, hosts);
    }

    @Override
    public Optional<Obstacle> obstacleToDemoting(UserId id) {
        UserModel user = user(id);
        if (user.getServiceAccountClientLink() != null) {
            return Optional.of(Obstacle.SERVICE_ACCOUNT);
        }
        if (administers(user)) {
            return Optional.of(Obstacle.ADMINISTRATOR);
        }
        boolean federated = user.isFederated() || !StorageId.isLocalStorage(user.getId());
        if (federated || organizations.of(user).stream().anyMatch(it -> it.isManaged(user))) {
            return Optional.of(Obstacle.MANAGED);
        }
        boolean verified = user.isEmailVerified()
                && Optional.ofNullable(user.getEmail())
                        .flatMap(EmailAddress::parse)
                        .isPresent();
        return verified ? Optional.empty() : Optional.of(Obstacle.UNVERIFIED);
    }

    private boolean administers(UserModel user) {
        RoleModel guestManager = realm.getRole(GuestManagerRole.NAME);
        return AdministrativeRoles.of(user).findAny().isPresent()
                || (guestManager != null && user.hasRole(guestManager));
    }

    private List<String> leaveGroups(UserModel user, Set<String> kept) {
        List<GroupModel> groups = Stream.concat(
                        user.getGroupsStream(),
                        organizations.of(user).stream().flatMap(it -> organizations.groupsOf(user, it).stream()))
                .filter(it -> !kept.contains(it.getId()) && !kept.contains(String.valueOf(it.getParentId())))
                .toList();
        groups.forEach(user::leaveGroup);
        return groups.stream().map(GroupModel::getName).toList();
    }

    private List<String> leaveOrganizations(UserModel user, Set<String> kept) {
        return organizations.of(user).stream()
                .filter(it -> !kept.contains(it.getId()) && organizations.removeUnmanaged(it, user))
                .map(OrganizationModel::getName)
                .toList();
    }

    private static List<RoleModel> given(UserModel user, List<RoleModel> roles) {
        List<RoleModel> missing =
                roles.stream().filter(it -> !user.hasDirectRole(it)).toList();
        missing.forEach(user::grantRole);
        return missing;
    }

    private static List<RoleModel> taken(UserModel user, Predicate<RoleModel> which) {
        List<RoleModel> taken = user.getRoleMappingsStream().filter(which).toList();
        taken.forEach(user::deleteRoleMapping);
        return taken;
    }

    private static List<String> names(List<RoleModel> roles) {
        return roles.stream()
                .map(it -> it.getContainer() instanceof ClientModel client
                        ? client.getClientId() + ":" + it.getName()
                        : it.getName())
                .sorted()
                .toList();
    }

    private RoleModel guestRole() {
        return new GuestRole(realm).model();
    }

    private UserModel user(UserId id) {
        UserModel user = session.users().getUserById(realm, id.value());
        if (user == null) {
            throw new IllegalStateException("the user is gone");
        }
        return user;
    }
}
