package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.access.PasswordLife;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What a guest type says about passwords. The only reader and the only declarer of this key of its component. */
public final class PasswordSettings {

    static final String LIFE = "password-life";

    private PasswordSettings() {}

    /**
     * For how long the passwords last that a component describes.
     *
     * @param otherwise what counts when it says nothing
     * @throws ComponentValidationException naming the setting when it is wrong
     */
    public static PasswordLife of(ComponentModel component, PasswordLife otherwise) {
        return Optional.ofNullable(component.getConfig().getFirst(LIFE))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> PasswordLife.parse(it)
                        .orElseThrow(() -> new ComponentValidationException("guestTypeInvalid", LIFE)))
                .orElse(otherwise);
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(LIFE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Life of passwords")
                .helpText(
                        "For how long a password logs in once it was set: an ISO 8601 duration from one minute to 3650"
                                + " days, or never. Empty, as the realm has it.")
                .add()
                .build();
    }
}
