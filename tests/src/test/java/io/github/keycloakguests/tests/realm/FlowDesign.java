package io.github.keycloakguests.tests.realm;

import java.util.Map;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;

/** A login flow of a test's own, put together as administrators do it. */
public record FlowDesign(AuthenticationManagementResource flows, String alias, String id) {

    /** An empty one. */
    public static FlowDesign begin(TestRealm realm, String alias) {
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias(alias);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        AuthenticationManagementResource flows = realm.admin().flows();
        return new FlowDesign(flows, alias, Created.id(flows.createFlow(flow)));
    }

    /** Whoever has a session, and else whoever knows a password; then what comes on top. */
    public static FlowDesign forBrowsers(TestRealm realm, String alias) {
        FlowDesign flow = begin(realm, alias);
        flow.part(alias + " login", "REQUIRED")
                .step("auth-cookie", "ALTERNATIVE")
                .part(alias + " form", "ALTERNATIVE")
                .step("auth-username-password-form", "REQUIRED");
        return flow;
    }

    public static FlowDesign forDirectGrants(TestRealm realm, String alias) {
        return begin(realm, alias)
                .step("direct-grant-validate-username", "REQUIRED")
                .step("direct-grant-validate-password", "REQUIRED");
    }

    /** A flow within this one. */
    public FlowDesign part(String name, String requirement) {
        flows.addExecutionFlow(
                alias, Map.of("alias", name, "type", "basic-flow", "provider", "registration-page-form"));
        AuthenticationExecutionInfoRepresentation added = last();
        require(added, requirement);
        return new FlowDesign(flows, name, added.getFlowId());
    }

    public FlowDesign step(String provider, String requirement) {
        return step(provider, requirement, Map.of());
    }

    public FlowDesign step(String provider, String requirement, Map<String, String> settings) {
        flows.addExecution(alias, Map.of("provider", provider));
        AuthenticationExecutionInfoRepresentation added = last();
        require(added, requirement);
        if (!settings.isEmpty()) {
            AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
            config.setAlias(alias + " " + provider);
            config.setConfig(settings);
            flows.newExecutionConfig(added.getId(), config).close();
        }
        return this;
    }

    private AuthenticationExecutionInfoRepresentation last() {
        return flows.getExecutions(alias).stream()
                .filter(it -> it.getLevel() == 0)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void require(AuthenticationExecutionInfoRepresentation execution, String requirement) {
        execution.setRequirement(requirement);
        flows.updateExecutions(alias, execution);
    }
}
