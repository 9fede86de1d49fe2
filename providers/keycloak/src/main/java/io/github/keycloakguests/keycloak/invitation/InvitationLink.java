package io.github.keycloakguests.keycloak.invitation;

import io.github.keycloakguests.invitation.LinkSecret;
import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.models.RealmModel;

/** The address that a mail carries and {@code JoinResource} answers. */
final class InvitationLink {

    private InvitationLink() {}

    static String of(String origin, RealmModel realm, LinkSecret secret) {
        return UriBuilder.fromUri(origin)
                .path("realms/{realm}/guests/join/{secret}")
                .build(realm.getName(), secret.value())
                .toString();
    }
}
