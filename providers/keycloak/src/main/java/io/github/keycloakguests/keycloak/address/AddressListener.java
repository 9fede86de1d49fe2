package io.github.keycloakguests.keycloak.address;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Follows guests to another address, which they or an administrator gave them. */
public final class AddressListener implements EventListenerProvider {

    private static final String USERS = "users/";

    private final KeycloakSession session;
    private final BiFunction<KeycloakSession, RealmModel, RealmPorts> ports;

    public AddressListener(KeycloakSession session, BiFunction<KeycloakSession, RealmModel, RealmPorts> ports) {
        this.session = session;
        this.ports = ports;
    }

    @Override
    public void onEvent(Event event) {
        boolean changed = event.getType() == EventType.UPDATE_EMAIL || event.getType() == EventType.VERIFY_EMAIL;
        if (changed && event.getUserId() != null) {
            UserId guest = new UserId(event.getUserId());
            afterwards(event.getRealmId(), guest, guest);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        boolean changed =
                event.getResourceType() == ResourceType.USER && event.getOperationType() == OperationType.UPDATE;
        if (changed
                && event.getResourcePath() != null
                && event.getResourcePath().startsWith(USERS)) {
            UserId by = Optional.ofNullable(event.getAuthDetails().getUserId())
                    .map(UserId::new)
                    .orElse(AuditEntry.SYSTEM);
            afterwards(event.getRealmId(), new UserId(event.getResourcePath().substring(USERS.length())), by);
        }
    }

    @Override
    public void close() {}

    /**
     * In a transaction of its own when all is done: Keycloak tells of an address first, and says afterwards that it is verified
     * (UpdateEmailActionTokenHandler, 26.7).
     */
    private void afterwards(String realmId, UserId guest, UserId by) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null
                || !new GuestUsers(session, realm)
                        .byId(guest)
                        .filter(new GuestRole(realm)::isBorneBy)
                        .isPresent()) {
            return;
        }
        String origin = ports.apply(session, realm).origin();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                new RealmJobs(session.getKeycloakSessionFactory())
                        .in(realmId, false, (own, same) -> follow(own, same, new Change(guest, by, origin)));
            }

            @Override
            protected void rollbackImpl() {
                // Nothing has changed.
            }
        });
    }

    private record Change(UserId guest, UserId by, String origin) {}

    /** As long as nobody has verified it, the one counts that it was invited by. */
    private boolean follow(KeycloakSession own, RealmModel realm, Change change) {
        return new GuestUsers(own, realm)
                .byId(change.guest())
                .filter(UserModel::isEmailVerified)
                .flatMap(it -> Optional.ofNullable(it.getEmail()).flatMap(EmailAddress::parse))
                .filter(to -> ports.apply(own, realm)
                        .followingAddress()
                        .follow(change.guest(), to, change.by(), change.origin()))
                .isPresent();
    }
}
