package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.space.RealmOrganizations;
import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** Users of the realm, as far as inviting them is concerned. */
public final class GuestUsers {

    private final KeycloakSession session;
    private final RealmModel realm;

    public GuestUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whoever has that address. */
    public Optional<UserModel> byAddress(EmailAddress address) {
        return Optional.ofNullable(session.users().getUserByEmail(realm, address.value()));
    }

    public Optional<UserModel> byId(UserId id) {
        return Optional.ofNullable(session.users().getUserById(realm, id.value()));
    }

    /**
     * Makes an account for an address whose owner has shown that it reads its mail. It gets no default roles, for those
     * include offline access, and logs in by its address; if another account goes by that name, by one of its own.
     */
    public UserModel create(EmailAddress address, Map<String, List<String>> attributes, String password) {
        boolean taken = session.users().getUserByUsername(realm, address.value()) != null;
        UserModel user = session.users()
                .addUser(
                        realm,
                        KeycloakModelUtils.generateId(),
                        taken ? "guest-" + UUID.randomUUID() : address.value(),
                        false,
                        true);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        user.setEnabled(true);
        attributes.forEach((name, values) -> {
            if (!name.equals(UserModel.USERNAME) && !name.equals(UserModel.EMAIL)) {
                user.setAttribute(name, values);
            }
        });
        user.setEmail(address.value());
        user.setEmailVerified(true);
        user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        new OwnAccountRoles(realm).give(user);
        return user;
    }

    /** Whether the user belongs to the host by itself; of the realm everybody does who is not a guest. */
    public boolean belongsTo(UserModel user, HostId host) {
        return switch (host.kind()) {
            case REALM -> !new GuestRole(realm).isBorneBy(user);
            case ORGANIZATION ->
                new RealmOrganizations(session, realm)
                        .find(host)
                        .map(it -> it.isMember(user))
                        .orElse(false);
        };
    }

    /** How the user is called in mails; empty when it has no name. */
    public static Optional<String> nameOf(UserModel user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(it -> it != null && !it.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** Somebody to whom a mail can be written before there is a user. */
    public UserModel correspondent(EmailAddress address, @Nullable String locale) {
        UserModel user = new InMemoryUserAdapter(session, realm, "guest-correspondent");
        user.setUsername(address.value());
        user.setEmail(address.value());
        if (locale != null) {
            user.setSingleAttribute(UserModel.LOCALE, locale);
        }
        return user;
    }

    /** Remembers in which language to write to the user. */
    public static void speak(UserModel user, Locale locale) {
        user.setSingleAttribute(UserModel.LOCALE, locale.toLanguageTag());
    }
}
