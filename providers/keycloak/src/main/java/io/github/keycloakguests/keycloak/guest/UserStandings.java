package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.cache.UserCache;

/** Where users stand as guests, remembered along with Keycloak's cached user until something about it changes. */
public final class UserStandings implements Standings {

    private static final String KEY = UserStandings.class.getName();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Function<UserId, Standing> read;

    /** @param read what the database says, asked only for users who bear the role guest and are not remembered */
    public UserStandings(KeycloakSession session, RealmModel realm, Function<UserId, Standing> read) {
        this.session = session;
        this.realm = realm;
        this.read = read;
    }

    /** Empty for members who never were anybody's guests, at no cost. */
    public Optional<Standing> of(UserModel user) {
        if (!new GuestRole(realm).isBorneBy(user)) {
            return Optional.empty();
        }
        UserId id = new UserId(user.getId());
        return Optional.of(
                user instanceof CachedUserModel cached && !changedHere(id) ? remembered(cached, id) : read.apply(id));
    }

    @Override
    public Standing of(UserId guest) {
        return changedHere(guest)
                ? read.apply(guest)
                : user(guest).flatMap(this::of).orElseGet(() -> read.apply(guest));
    }

    /** Lets every node read anew, this request at once and the others when it has been committed. */
    @Override
    public void changed(UserId guest) {
        if (changedHere(guest)) {
            // Evicted already; looked up again, the user would be loaded with all that it has.
            return;
        }
        session.setAttribute(KEY + ":" + guest.value(), true);
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            user(guest).ifPresent(it -> cache.evict(realm, it));
        }
    }

    /** It is rare, and seeking out each guest of a space would cost more than reading the realm's users anew. */
    @Override
    public void demandsChanged() {
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm);
        }
    }

    private boolean changedHere(UserId guest) {
        return session.getAttribute(KEY + ":" + guest.value()) != null;
    }

    private Optional<UserModel> user(UserId id) {
        return Optional.ofNullable(session.users().getUserById(realm, id.value()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the map of CachedUserModel has no type arguments
    private Standing remembered(CachedUserModel cached, UserId id) {
        ConcurrentMap<String, Object> with = cached.getCachedWith();
        Object known = with.get(KEY);
        if (known instanceof Standing standing) {
            return standing;
        }
        Standing standing = read.apply(id);
        with.put(KEY, standing);
        return standing;
    }
}
