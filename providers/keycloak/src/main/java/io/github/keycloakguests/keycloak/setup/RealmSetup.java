package io.github.keycloakguests.keycloak.setup;

import io.github.keycloakguests.keycloak.claims.GuestClaimsMapper;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.expiry.GuestGate;
import io.github.keycloakguests.keycloak.guest.GuestManagerRole;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.otp.CodeAction;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.keycloak.settings.RealmGuestTypes;
import io.github.keycloakguests.keycloak.signup.JoinAction;
import io.github.keycloakguests.otp.CodePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.AudienceProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/** Gives a realm everything that guests need, and touches nothing else that is there. */
public final class RealmSetup {

    static final String SCOPE = "guest";

    /** In seconds: Keycloak begins a login anew that waits longer, and codes live for as long. */
    private static final int TIME_FOR_A_CODE = (int) CodePolicy.DEFAULT.life().toSeconds();

    private final RealmModel realm;
    private final List<String> created = new ArrayList<>();
    private final List<String> present = new ArrayList<>();

    public RealmSetup(RealmModel realm) {
        this.realm = realm;
    }

    public SetupReport apply() {
        step("role " + GuestRole.NAME, realm.getRole(GuestRole.NAME) != null, () -> realm.addRole(GuestRole.NAME));
        step(
                "role " + GuestManagerRole.NAME,
                realm.getRole(GuestManagerRole.NAME) != null,
                () -> realm.addRole(GuestManagerRole.NAME));
        step("client " + GuestsClient.ID, realm.getClientByClientId(GuestsClient.ID) != null, this::addClient);
        step("client scope " + SCOPE, scope().isPresent(), this::addScope);
        scope().ifPresent(this::spread);
        requiredAction(GuestGate.ID, "Guest gate", 1);
        requiredAction(CodeAction.ID, "Guest code", 2);
        requiredAction(JoinAction.ID, "Guest join", 1100);
        step(
                "ten minutes for each action of a login",
                realm.getAccessCodeLifespanUserAction() >= TIME_FOR_A_CODE,
                () -> realm.setAccessCodeLifespanUserAction(TIME_FOR_A_CODE));
        step(
                "guest type " + GuestTypeSettings.DEFAULT_NAME,
                new RealmGuestTypes(realm)
                        .component(GuestTypeSettings.DEFAULT_NAME)
                        .isPresent(),
                () -> realm.addComponentModel(GuestTypeSettings.component(realm)));
        return new SetupReport(List.copyOf(created), List.copyOf(present));
    }

    private void addClient() {
        ClientModel client = realm.addClient(GuestsClient.ID);
        client.setName("Guests");
        client.setEnabled(true);
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setAttribute("pkce.code.challenge.method", "S256");
        client.addRedirectUri(GuestsClient.welcomePath(realm));
        client.addProtocolMapper(
                AudienceProtocolMapper.createClaimMapper("guests audience", GuestsClient.ID, null, true, false, true));
        realm.getDefaultClientScopesStream(true).forEach(it -> client.addClientScope(it, true));
    }

    private void addScope() {
        ClientScopeModel scope = realm.addClientScope(SCOPE);
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setDescription("Tells applications whether a user is a guest or a member");
        scope.setIncludeInTokenScope(false);
        scope.setDisplayOnConsentScreen(false);
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("guest claims");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(GuestClaimsMapper.ID);
        mapper.setConfig(Map.of(
                OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true",
                OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "true",
                OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "true",
                OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true"));
        scope.addProtocolMapper(mapper);
    }

    /** New clients take it from the realm's defaults; those that are there already have to be given it. */
    private void spread(ClientScopeModel scope) {
        step(
                "default client scope " + SCOPE,
                realm.getDefaultClientScopesStream(true)
                        .anyMatch(it -> it.getId().equals(scope.getId())),
                () -> realm.addDefaultClientScope(scope, true));
        List<ClientModel> without = realm.getClientsStream()
                .filter(it -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(it.getProtocol()))
                .filter(it -> !it.getClientScopes(true).containsKey(SCOPE))
                .toList();
        without.forEach(it ->
                step("client scope " + SCOPE + " of " + it.getClientId(), false, () -> it.addClientScope(scope, true)));
    }

    private void requiredAction(String id, String name, int priority) {
        RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(id);
        step("required action " + id, known != null && known.isEnabled(), () -> {
            if (known != null) {
                known.setEnabled(true);
                realm.updateRequiredActionProvider(known);
                return;
            }
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(id);
            action.setProviderId(id);
            action.setName(name);
            action.setEnabled(true);
            action.setDefaultAction(false);
            action.setPriority(priority);
            realm.addRequiredActionProvider(action);
        });
    }

    private Optional<ClientScopeModel> scope() {
        return realm.getClientScopesStream()
                .filter(it -> it.getName().equals(SCOPE))
                .findFirst();
    }

    private void step(String name, boolean there, Runnable make) {
        if (there) {
            present.add(name);
        } else {
            make.run();
            created.add(name);
        }
    }
}
