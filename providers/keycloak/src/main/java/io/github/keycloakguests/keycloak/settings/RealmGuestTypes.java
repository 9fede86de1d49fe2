package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.GuestTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.RealmModel;

/** The guest types among a realm's components. */
public final class RealmGuestTypes implements GuestTypes {

    private static final Logger LOG = Logger.getLogger(RealmGuestTypes.class);

    private final RealmModel realm;

    public RealmGuestTypes(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public Optional<GuestType> find(String name) {
        return component(name).flatMap(RealmGuestTypes::read);
    }

    @Override
    public List<GuestType> all() {
        return components()
                .flatMap(it -> read(it).stream())
                .sorted(Comparator.comparing(GuestType::name))
                .toList();
    }

    /** The component of that name. */
    public Optional<ComponentModel> component(String name) {
        return components().filter(it -> name.equals(it.getName())).findFirst();
    }

    private Stream<ComponentModel> components() {
        return realm.getComponentsStream(realm.getId(), GuestTypeProvider.class.getName());
    }

    private static Optional<GuestType> read(ComponentModel component) {
        try {
            return Optional.of(GuestTypeSettings.of(component));
        } catch (ComponentValidationException broken) {
            // It was valid when it was saved, by rules of an earlier release: it invites nobody, and says why.
            LOG.warnf("guest type component %s cannot be used: %s", component.getId(), broken.getMessage());
            return Optional.empty();
        }
    }
}
