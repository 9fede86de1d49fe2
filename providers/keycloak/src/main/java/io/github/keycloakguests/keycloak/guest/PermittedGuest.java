package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Standing;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A guest by its address: which of its grants count, as the lists of realm and hosts are now. */
public final class PermittedGuest {

    private final UserModel user;
    private final Standing standing;

    public PermittedGuest(UserModel user, Standing standing) {
        this.user = user;
        this.standing = standing;
    }

    /** That of the user, or as long as nobody has confirmed it, the one that it was invited by. */
    public Optional<EmailAddress> address() {
        return Optional.ofNullable(user.getEmail())
                .filter(it -> user.isEmailVerified())
                .flatMap(EmailAddress::parse)
                .or(() -> standing.account().map(GuestAccount::email));
    }

    /** Where it stands with the grants of those hosts that take guests of its address. */
    public Standing by(DomainLists domains) {
        return address()
                .map(it -> standing.at(host -> domains.permit(host, it)))
                .orElse(standing);
    }
}
