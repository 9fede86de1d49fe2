package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.otp.CodePolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What a guest type says about codes by email. The only reader and the only declarer of these keys of its component. */
public final class CodeSettings {

    static final String WHEN = "second-factor";
    static final String DIGITS = "code-digits";
    static final String LIFE = "code-life";
    static final String MEMORY = "remember-browser";

    private static final String NEVER = "never";

    private CodeSettings() {}

    /**
     * The policy that a component describes.
     *
     * @param otherwise what counts for what it leaves open
     * @throws ComponentValidationException naming the setting that is wrong
     */
    public static CodePolicy of(ComponentModel component, CodePolicy otherwise) {
        return new CodePolicy(
                read(component, WHEN, CodeSettings::when).orElse(otherwise.when()),
                read(component, DIGITS, CodeSettings::digits).orElse(otherwise.digits()),
                read(component, LIFE, CodeSettings::life).orElse(otherwise.life()),
                read(component, MEMORY, CodeSettings::memory).orElse(otherwise.memory()));
    }

    /** As settings spell it: {@code never}, {@code second-login} or {@code always}. */
    static Optional<SecondFactor> when(String text) {
        return Stream.of(SecondFactor.values())
                .filter(it ->
                        it.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst();
    }

    /** A number that a code may have of digits. */
    static Optional<Integer> digits(String text) {
        return Optional.of(text)
                .filter(it -> it.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .filter(it -> it >= CodePolicy.FEWEST_DIGITS && it <= CodePolicy.MOST_DIGITS);
    }

    /** A time for which a code may live. */
    static Optional<Duration> life(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(it -> it.compareTo(CodePolicy.SHORTEST_LIFE) >= 0)
                    .filter(it -> it.compareTo(CodePolicy.LONGEST_LIFE) <= 0);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** {@code never}, or the days for which a browser may be remembered. */
    static Optional<Duration> memory(String text) {
        if (text.equals(NEVER)) {
            return Optional.of(Duration.ZERO);
        }
        try {
            return Optional.of(Duration.parse(text))
                    .filter(it -> it.isPositive() && it.equals(Duration.ofDays(it.toDays())))
                    .filter(it -> it.compareTo(CodePolicy.LONGEST_MEMORY) <= 0);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(WHEN)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Second factor")
                .helpText("When a login takes a code by email: never, second-login (all but the one right after signing"
                        + " up) or always. Empty, as the realm has it.")
                .add()
                .property()
                .name(DIGITS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Digits of codes")
                .helpText("From 6 to 10. Empty, as the realm has it.")
                .add()
                .property()
                .name(LIFE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Life of codes")
                .helpText("For how long a code can be used: an ISO 8601 duration from five to 60 minutes. Empty, as the"
                        + " realm has it.")
                .add()
                .property()
                .name(MEMORY)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Remember browsers")
                .helpText(
                        "For how long no code is asked for in a browser in which the guest wanted that when it typed one:"
                                + " days, P1D to P90D, or never. Nothing is remembered where codes are asked for always. Empty, as"
                                + " the realm has it.")
                .add()
                .build();
    }

    private static <T> Optional<T> read(ComponentModel component, String key, Function<String, Optional<T>> parse) {
        return typed(component.getConfig().getFirst(key))
                .map(it ->
                        parse.apply(it).orElseThrow(() -> new ComponentValidationException("guestTypeInvalid", key)));
    }

    private static Optional<String> typed(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(it -> !it.isEmpty());
    }
}
