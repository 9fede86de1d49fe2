package io.github.keycloakguests.keycloak.guest;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The password that Keycloak keeps of a user. */
public final class StoredPassword {

    private StoredPassword() {}

    /** Another as soon as there is another password. */
    public static String mark(UserModel user) {
        return setAt(user).map(it -> String.valueOf(it.toEpochMilli())).orElse("none");
    }

    /** When it was set; long ago when nobody knows, empty when there is none, as of the users of a directory. */
    public static Optional<Instant> setAt(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(it -> it.getCreatedDate() == null ? Instant.EPOCH : Instant.ofEpochMilli(it.getCreatedDate()))
                .max(Comparator.naturalOrder());
    }
}
