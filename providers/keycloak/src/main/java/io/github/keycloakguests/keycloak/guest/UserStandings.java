package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.cache.UserCache;

/** Where users stand as guests, remembered along with Keycloak's cached user until something about it changes. */
public final class UserStandings {

    private static final String KEY = UserStandings.class.getName();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public UserStandings(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    /** Empty for members who never were anybody's guests, at no cost. */
    public Optional<Standing> of(UserModel user) {
        if (!new GuestRole(realm).isBorneBy(user)) {
            return Optional.empty();
        }
        if (user instanceof CachedUserModel cached && session.getAttribute(changed(user)) == null) {
            return Optional.of(remembered(cached, new UserId(user.getId())));
        }
        return Optional.of(read(new UserId(user.getId())));
    }

    /** Lets every node read anew, this request at once and the others when it has been committed. */
    public void forget(UserModel user) {
        session.setAttribute(changed(user), true);
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm, user);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the map of CachedUserModel has no type arguments
    private Standing remembered(CachedUserModel cached, UserId id) {
        ConcurrentMap<String, Object> with = cached.getCachedWith();
        Object known = with.get(KEY);
        if (known instanceof Standing standing) {
            return standing;
        }
        Standing standing = read(id);
        with.put(KEY, standing);
        return standing;
    }

    private Standing read(UserId id) {
        return new Standing(ports.accounts().find(id), ports.grants().of(id));
    }

    private static String changed(UserModel user) {
        return KEY + ":" + user.getId();
    }
}
