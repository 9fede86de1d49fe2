package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.fence.Fence;
import io.github.keycloakguests.fence.Selection;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What a guest type says about the fence, and what a client does. The only reader and the only declarer of these keys of their
 * settings.
 */
public final class FenceSettings {

    static final String CLIENTS = "allowed-clients";
    static final String GRANTS = "allowed-grants";

    private static final String TAKEN = "guests.types";

    private FenceSettings() {}

    /** The fence that a component describes; what it leaves open is as the other has it. */
    static Fence of(ComponentModel component, Fence otherwise) {
        return new Fence(
                read(component, CLIENTS).orElse(otherwise.clients()),
                read(component, GRANTS).orElse(otherwise.grants()));
    }

    /** The guest types of which a client says to take guests; absent when it does not say. */
    public static Optional<Selection> takenBy(ClientModel client) {
        return Optional.ofNullable(client.getAttribute(TAKEN))
                .filter(it -> !it.isBlank())
                .map(Selection::parse);
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CLIENTS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Allowed clients")
                .helpText(
                        "The client IDs at which guests log in, with commas between them, any or none. A client that says"
                                + " itself which guests it takes, by its attribute guests.types, goes by that. Empty, as the realm"
                                + " has it.")
                .add()
                .property()
                .name(GRANTS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Allowed grants")
                .helpText(
                        "The OAuth 2.0 grant types by which guests get tokens, beyond authorization code and refresh, with"
                                + " commas between them: implicit, password and others by their name, offline_access, any or none."
                                + " Empty, as the realm has it.")
                .add()
                .build();
    }

    /** An administrator's tool may have written several values: their order does not matter here. */
    private static Optional<Selection> read(ComponentModel component, String key) {
        return Optional.of(String.join(" ", component.getConfig().getOrDefault(key, List.of())))
                .filter(it -> !it.isBlank())
                .map(Selection::parse);
    }
}
