package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.fence.Approach;
import io.github.keycloakguests.fence.Selection;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.settings.FenceSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How users come in, as logins and tokens of Keycloak tell (26.7). */
final class Approaches {

    private static final Set<String> CODE_FLOW = Set.of("code", "none", "");

    /** Where guests see to their own accounts. */
    private static final Set<String> THEIR_OWN =
            Set.of(GuestsClient.ID, Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID);

    /** Where nobody comes as a guest. */
    private static final Set<String> ADMINISTRATION =
            Set.of(Constants.ADMIN_CONSOLE_CLIENT_ID, Constants.ADMIN_CLI_CLIENT_ID);

    private Approaches() {}

    /** What a login that is under way takes of grant types. */
    static Set<String> grants(AuthenticationSessionModel login) {
        Set<String> grants = new HashSet<>();
        if (OIDCLoginProtocol.LOGIN_PROTOCOL.equals(login.getProtocol())) {
            if (!RefusedTokens.hasPages(login)) {
                grants.add(OAuth2Constants.PASSWORD);
            } else if (DeviceGrantType.isOAuth2DeviceVerificationFlow(login)) {
                grants.add(OAuth2Constants.DEVICE_CODE_GRANT_TYPE);
            } else if (!words(login.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM)).stream()
                    .allMatch(CODE_FLOW::contains)) {
                grants.add(OAuth2Constants.IMPLICIT);
            }
            if (words(login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM)).contains(OAuth2Constants.OFFLINE_ACCESS)) {
                grants.add(OAuth2Constants.OFFLINE_ACCESS);
            }
        }
        return grants;
    }

    /** That at a client, by grant types. */
    static Approach of(ClientModel client, Set<String> grants) {
        return new Approach(client.getClientId(), takenBy(client), grants);
    }

    private static Optional<Selection> takenBy(ClientModel client) {
        if (THEIR_OWN.contains(client.getClientId())) {
            return Optional.of(Selection.ANY);
        }
        return ADMINISTRATION.contains(client.getClientId())
                ? Optional.of(Selection.NONE)
                : FenceSettings.takenBy(client);
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
