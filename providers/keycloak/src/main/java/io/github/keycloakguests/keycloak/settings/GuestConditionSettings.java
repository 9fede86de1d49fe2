package io.github.keycloakguests.keycloak.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * How the condition {@code guest} of one flow is set up. The only reader and the only declarer of its keys.
 *
 * @param types the guest types that count; empty, all of them
 * @param negated whether everybody else is meant
 */
public record GuestConditionSettings(Set<String> types, boolean negated) {

    static final String TYPES = "guest-types";
    static final String NEGATE = "negate";

    static final GuestConditionSettings DEFAULT = new GuestConditionSettings(Set.of(), false);

    public GuestConditionSettings {
        types = Set.copyOf(types);
    }

    public static GuestConditionSettings of(@Nullable AuthenticatorConfigModel model) {
        Map<String, String> config = model == null || model.getConfig() == null ? Map.of() : model.getConfig();
        Set<String> types = Optional.ofNullable(config.get(TYPES)).stream()
                .flatMap(Constants.CFG_DELIMITER_PATTERN::splitAsStream)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
        return new GuestConditionSettings(types, Boolean.parseBoolean(config.get(NEGATE)));
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(TYPES)
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .label("Guest types")
                .helpText("Names of the guest types that count; none, all of them.")
                .add()
                .property()
                .name(NEGATE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .label("Negate output")
                .helpText("Whether the condition is about everybody else: members, and guests of other types.")
                .defaultValue(DEFAULT.negated())
                .add()
                .build();
    }
}
