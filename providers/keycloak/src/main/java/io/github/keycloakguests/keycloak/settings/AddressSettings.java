package io.github.keycloakguests.keycloak.settings;

import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What a guest type says about addresses. The only reader and the only declarer of this key of its component. */
public final class AddressSettings {

    static final String CHANGE = "change-email";

    private AddressSettings() {}

    /**
     * Whether guests may change their address by themselves that a component describes.
     *
     * @param otherwise what counts when it says nothing
     * @throws ComponentValidationException naming the setting when it is wrong
     */
    public static boolean changeable(ComponentModel component, boolean otherwise) {
        return Optional.ofNullable(component.getConfig().getFirst(CHANGE))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> switchOf(it).orElseThrow(() -> new ComponentValidationException("guestTypeInvalid", CHANGE)))
                .orElse(otherwise);
    }

    /** As settings spell it. */
    static Optional<Boolean> switchOf(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CHANGE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Change of address")
                .helpText(
                        "Whether guests may give themselves another address, which they verify: true or false. Empty, as"
                                + " the realm has it.")
                .add()
                .build();
    }
}
