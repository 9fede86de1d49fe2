package io.github.keycloakguests.keycloak.address;

import io.github.keycloakguests.address.AddressRules;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.validator.EmailExistsAsUsernameValidator;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Keeps guests from giving themselves another address than their types and the domain lists allow, or one that nobody
 * verifies; administrators are not asked. It stands in for a validator of Keycloak's own, which it asks first: one that each way of changing an
 * address comes by in every realm, whatever its user profile says (DeclarativeUserProfileProviderFactory, 26.7).
 */
public abstract class GuestAddressValidator implements SimpleValidator {

    /** Above Keycloak's own, which has the same id. */
    private static final int ORDER = 10;

    /** Where somebody changes its own. */
    private static final Set<UserProfileContext> OWN =
            Set.of(UserProfileContext.ACCOUNT, UserProfileContext.UPDATE_PROFILE, UserProfileContext.UPDATE_EMAIL);

    private final SimpleValidator keycloaks = new EmailExistsAsUsernameValidator();

    protected abstract RealmPorts ports(KeycloakSession session, RealmModel realm);

    @Override
    public String getId() {
        return EmailExistsAsUsernameValidator.ID;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public ValidationContext validate(
            Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        keycloaks.validate(input, inputHint, context, config);
        AttributeContext attribute =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        UserModel user = attribute.getUser();
        if (user != null && OWN.contains(attribute.getContext())) {
            typed(input)
                    .filter(it -> !it.equalsIgnoreCase(user.getEmail()))
                    .flatMap(it -> objection(attribute, user, it))
                    .ifPresent(it -> context.addError(new ValidationError(getId(), inputHint, it)));
        }
        return context;
    }

    /** What is said to the guest; empty when there is nothing against the address, or Keycloak itself will say something. */
    private Optional<String> objection(AttributeContext attribute, UserModel user, String typed) {
        KeycloakSession session = attribute.getSession();
        RealmModel realm = session.getContext().getRealm();
        RealmPorts ports = ports(session, realm);
        Optional<Standing> guest = ports.standings().of(user).filter(it -> !it.member());
        if (guest.isPresent() && !verified(attribute.getContext(), realm)) {
            return Optional.of("guestAddressNotOffered");
        }
        return guest.flatMap(standing -> EmailAddress.parse(typed)
                .flatMap(to -> new AddressRules(ports.addressPolicies(), ports.domains())
                        .objection(standing, to, ports.clock().instant())
                        .map(GuestAddressValidator::words)));
    }

    /** Keycloak's own action changes an address when its link was followed, unless the realm does without; nothing else does. */
    private static boolean verified(UserProfileContext context, RealmModel realm) {
        return context == UserProfileContext.UPDATE_EMAIL && UpdateEmail.isVerifyEmailEnabled(realm);
    }

    private static String words(AddressRules.Objection objection) {
        return switch (objection) {
            case NOT_OFFERED -> "guestAddressNotOffered";
            case DOMAIN -> "guestAddressDomain";
        };
    }

    private static Optional<String> typed(Object input) {
        Stream<?> values = input instanceof Collection<?> several ? several.stream() : Stream.ofNullable(input);
        return values.map(String::valueOf)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst();
    }
}
