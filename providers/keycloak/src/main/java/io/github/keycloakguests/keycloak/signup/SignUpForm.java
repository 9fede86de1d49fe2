package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** What somebody filled in to sign up, held against the realm's user profile and password policy. */
final class SignUpForm {

    static final String DISPLAY_NAME = "displayName";
    static final String PASSWORD = "password";
    static final String PASSWORD_CONFIRM = "password-confirm";

    private final EmailAddress address;
    private final MultivaluedMap<String, String> typed;
    private final UserProfile profile;
    private final Set<String> names;

    SignUpForm(KeycloakSession session, EmailAddress address, MultivaluedMap<String, String> typed) {
        this.address = address;
        this.typed = typed;
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        // Only what the profile declares: under a policy that allows unmanaged attributes the rest would be kept too.
        this.names = profiles.getConfiguration().getAttributes().stream()
                .map(UPAttribute::getName)
                .filter(it -> !it.equals(UserModel.USERNAME) && !it.equals(UserModel.EMAIL))
                .collect(Collectors.toUnmodifiableSet());
        Map<String, List<String>> attributes = new HashMap<>();
        names.stream().filter(typed::containsKey).forEach(it -> attributes.put(it, typed.get(it)));
        attributes.put(UserModel.USERNAME, List.of(address.value()));
        attributes.put(UserModel.EMAIL, List.of(address.value()));
        this.profile = profiles.create(UserProfileContext.REGISTRATION, attributes);
    }

    /** What is wrong with it, field by field. */
    List<FormMessage> errors(KeycloakSession session) {
        List<FormMessage> errors = new ArrayList<>();
        checkDisplayName(errors);
        checkProfile(errors);
        checkPassword(session, errors);
        return errors;
    }

    String displayName() {
        return text(DISPLAY_NAME).strip();
    }

    String password() {
        return text(PASSWORD);
    }

    /**
     * The profile's attributes as far as users may write them, without name and address of the account, which the
     * invitation decides.
     */
    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new HashMap<>();
        profile.getAttributes().getWritable().forEach((name, values) -> {
            if (names.contains(name)) {
                attributes.put(name, values);
            }
        });
        return attributes;
    }

    private void checkDisplayName(List<FormMessage> errors) {
        if (displayName().isEmpty()) {
            errors.add(new FormMessage(DISPLAY_NAME, "guestErrorDisplayNameMissing"));
        } else if (!PersonName.accepts(displayName())) {
            errors.add(new FormMessage(DISPLAY_NAME, "guestErrorDisplayNameTooLong"));
        }
    }

    private void checkProfile(List<FormMessage> errors) {
        try {
            profile.validate();
        } catch (ValidationException invalid) {
            // That the address is taken is decided elsewhere, so its errors are left out.
            List<ValidationException.Error> ours = invalid.getErrors().stream()
                    .filter(it -> names.contains(it.getAttribute()))
                    .toList();
            errors.addAll(Validation.getFormErrorsFromValidation(ours));
        }
    }

    private void checkPassword(KeycloakSession session, List<FormMessage> errors) {
        if (password().isBlank()) {
            errors.add(new FormMessage(PASSWORD, "guestErrorPasswordMissing"));
            return;
        }
        PolicyError broken =
                session.getProvider(PasswordPolicyManagerProvider.class).validate(address.value(), password());
        if (broken != null) {
            errors.add(new FormMessage(PASSWORD, broken.getMessage(), broken.getParameters()));
        }
        if (!password().equals(text(PASSWORD_CONFIRM))) {
            errors.add(new FormMessage(PASSWORD_CONFIRM, "guestErrorPasswordMismatch"));
        }
    }

    private String text(String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value;
    }
}
