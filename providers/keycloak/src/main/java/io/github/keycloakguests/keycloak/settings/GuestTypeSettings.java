package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.GuestType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** How a guest type is set up. The only reader and the only declarer of its keys. */
public final class GuestTypeSettings {

    public static final String PROVIDER_ID = "guest-type";
    public static final String DEFAULT_NAME = "guest";

    private static final String NAME = "name";
    private static final int LONGEST_NAME = 64;

    static final String PERMISSIONS = "permissions";
    static final String DEFAULT_PERMISSION = "default-permission";
    static final String DEFAULT_PERIOD = "default-period";
    static final String LONGEST_PERIOD = "longest-period";
    static final String LONGEST_TOTAL = "longest-total";
    static final String INVITATION_VALIDITY = "invitation-validity";
    static final String MAX_SPACES = "max-spaces";
    static final String MAY_INVITE = "may-invite";
    static final String MANAGER = "manager";

    static final GuestType DEFAULT = new GuestType(
            DEFAULT_NAME,
            List.of(new Permission("read"), new Permission("edit")),
            new Permission("read"),
            new Period.Lasting("P90D"),
            new GuestType.Longest(Optional.of(new Period.Lasting("P365D")), Optional.empty()),
            Duration.ofDays(7),
            GuestType.Allowances.DEFAULT);

    private static final String PERMISSIONS_DEFAULT = "read, edit";
    private static final String LONGEST_DEFAULT = "P365D";
    private static final String UNBOUNDED = "never";
    private static final String VALIDITY_DEFAULT = "P7D";
    private static final String UNLIMITED = "unlimited";

    private GuestTypeSettings() {}

    /**
     * The type that a component describes; what it leaves open is the default.
     *
     * @throws ComponentValidationException naming the setting that is wrong
     */
    public static GuestType of(ComponentModel component) {
        String name = text(component.getName()).orElse(DEFAULT_NAME);
        if (name.length() > LONGEST_NAME) {
            throw wrong(NAME);
        }
        List<Permission> permissions = permissions(component);
        Period period = text(component, DEFAULT_PERIOD)
                .map(it -> Period.parse(it).orElseThrow(() -> wrong(DEFAULT_PERIOD)))
                .orElse(DEFAULT.defaultPeriod());
        if (period instanceof Period.Until) {
            throw wrong(DEFAULT_PERIOD);
        }
        Duration validity =
                duration(text(component, INVITATION_VALIDITY).orElse(VALIDITY_DEFAULT), INVITATION_VALIDITY);
        if (!GuestType.validityInBounds(validity)) {
            throw wrong(INVITATION_VALIDITY);
        }
        GuestType type = new GuestType(
                name,
                permissions,
                first(permissions, component),
                period,
                new GuestType.Longest(
                        longest(component, LONGEST_PERIOD, LONGEST_DEFAULT),
                        longest(component, LONGEST_TOTAL, UNBOUNDED)),
                validity,
                allowances(component));
        if (!fits(period, type)) {
            throw wrong(DEFAULT_PERIOD);
        }
        return type;
    }

    /** Whether what is offered by default is allowed as well; the calendar of a year without anything special decides. */
    private static boolean fits(Period period, GuestType type) {
        Instant end = period.endFrom(Instant.EPOCH, ZoneOffset.UTC).orElse(null);
        return type.allows(period, Instant.EPOCH, ZoneOffset.UTC)
                && type.allowsInAll(Instant.EPOCH, end, ZoneOffset.UTC);
    }

    /** A component that says in full what the default is. */
    public static ComponentModel component(RealmModel realm) {
        ComponentModel component = new ComponentModel();
        component.setParentId(realm.getId());
        component.setProviderType(GuestTypeProvider.class.getName());
        component.setProviderId(PROVIDER_ID);
        component.setName(DEFAULT_NAME);
        component.getConfig().putSingle(PERMISSIONS, PERMISSIONS_DEFAULT);
        component.getConfig().putSingle(DEFAULT_PERMISSION, "read");
        component.getConfig().putSingle(DEFAULT_PERIOD, DEFAULT.defaultPeriod().text());
        component.getConfig().putSingle(LONGEST_PERIOD, LONGEST_DEFAULT);
        component.getConfig().putSingle(LONGEST_TOTAL, UNBOUNDED);
        component.getConfig().putSingle(INVITATION_VALIDITY, VALIDITY_DEFAULT);
        component.getConfig().putSingle(MAX_SPACES, UNLIMITED);
        component.getConfig().putSingle(MAY_INVITE, "false");
        component.getConfig().putSingle(MANAGER, "false");
        return component;
    }

    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PERMISSIONS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Permissions")
                .helpText("The levels that an invitation may offer, weakest first and separated by commas:"
                        + " letters, digits and dashes.")
                .defaultValue(PERMISSIONS_DEFAULT)
                .add()
                .property()
                .name(DEFAULT_PERMISSION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Default permission")
                .helpText("What an invitation offers that does not say.")
                .defaultValue("read")
                .add()
                .property()
                .name(DEFAULT_PERIOD)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Default period")
                .helpText("How long access lasts if the invitation does not say: an ISO 8601 duration, or never.")
                .defaultValue(DEFAULT.defaultPeriod().text())
                .add()
                .property()
                .name(LONGEST_PERIOD)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Longest period")
                .helpText("How long access may last at most: an ISO 8601 duration, or never.")
                .defaultValue(LONGEST_DEFAULT)
                .add()
                .property()
                .name(LONGEST_TOTAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Longest total")
                .helpText("How long access may last from its start on, with all changes and renewals together:"
                        + " an ISO 8601 duration, or never.")
                .defaultValue(UNBOUNDED)
                .add()
                .property()
                .name(INVITATION_VALIDITY)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Invitation validity")
                .helpText("How long a link can be used: an ISO 8601 duration from one hour to 30 days.")
                .defaultValue(VALIDITY_DEFAULT)
                .add()
                .property()
                .name(MAX_SPACES)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("Most spaces")
                .helpText("In how many spaces of the realm one guest may be at a time: a number from 1, or unlimited.")
                .defaultValue(UNLIMITED)
                .add()
                .property()
                .name(MAY_INVITE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .label("May invite")
                .helpText("Whether guests may be allowed to invite others to their space, to no more than they have.")
                .defaultValue(false)
                .add()
                .property()
                .name(MANAGER)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .label("Manager")
                .helpText("Whether guests may be made managers of their space.")
                .defaultValue(false)
                .add()
                .build();
    }

    /** One text, for Keycloak keeps several values in no order (ComponentEntity, a HashSet, 26.7), and theirs is the rank. */
    private static List<Permission> permissions(ComponentModel component) {
        if (component.getConfig().getOrDefault(PERMISSIONS, List.of()).size() > 1) {
            throw wrong(PERMISSIONS);
        }
        return Stream.of(
                        text(component, PERMISSIONS).orElse(PERMISSIONS_DEFAULT).split(",", -1))
                .map(it -> Permission.parse(it.strip()).orElseThrow(() -> wrong(PERMISSIONS)))
                .distinct()
                .toList();
    }

    private static Permission first(List<Permission> permissions, ComponentModel component) {
        Permission first = text(component, DEFAULT_PERMISSION)
                .map(it -> Permission.parse(it).orElseThrow(() -> wrong(DEFAULT_PERMISSION)))
                .orElse(permissions.getFirst());
        if (!permissions.contains(first)) {
            throw wrong(DEFAULT_PERMISSION);
        }
        return first;
    }

    private static GuestType.Allowances allowances(ComponentModel component) {
        return new GuestType.Allowances(spaces(component), flag(component, MAY_INVITE), flag(component, MANAGER));
    }

    private static OptionalInt spaces(ComponentModel component) {
        String text = text(component, MAX_SPACES).orElse(UNLIMITED);
        if (text.equals(UNLIMITED)) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw wrong(MAX_SPACES);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static boolean flag(ComponentModel component, String key) {
        return switch (text(component, key).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key);
        };
    }

    private static Optional<Period.Lasting> longest(ComponentModel component, String key, String usual) {
        String text = text(component, key).orElse(usual);
        return switch (Period.parse(text).orElseThrow(() -> wrong(key))) {
            case Period.Lasting lasting -> Optional.of(lasting);
            case Period.Never never -> Optional.empty();
            case Period.Until until -> throw wrong(key);
        };
    }

    private static Duration duration(String text, String key) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException unreadable) {
            // Answered below, with the name of the setting instead of its value.
        }
        throw wrong(key);
    }

    private static Optional<String> text(ComponentModel component, String key) {
        return text(component.getConfig().getFirst(key));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static ComponentValidationException wrong(String key) {
        return new ComponentValidationException("guestTypeInvalid", key);
    }
}
