package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.reconcile.Findings;
import io.github.keycloakguests.keycloak.reconcile.ReconcileRun;
import io.github.keycloakguests.keycloak.setup.RealmSetup;
import io.github.keycloakguests.keycloak.setup.SetupReport;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.urls.UrlType;

/** What stands under {@code /admin/realms/{realm}/guests}: the same for administrators, and the set-up. */
public class AdminGuestsResource extends GuestsApi {

    private static final String RECONCILE = "GUEST_RECONCILE";
    private static final String SETUP = "GUEST_SETUP";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final ReconcileRun reconciling;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder events;

    public AdminGuestsResource(
            KeycloakSession session,
            RealmModel realm,
            RealmPorts ports,
            ReconcileRun reconciling,
            AdminPermissionEvaluator auth,
            AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.reconciling = reconciling;
        this.auth = auth;
        this.events = events;
    }

    @Override
    Call call() {
        String origin =
                session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString();
        return Call.of(session, realm, ports, caller(), origin);
    }

    /** Prepares the realm for guests; what is there already stays as it is. */
    @POST
    @Path("setup/apply")
    public SetupReport setUp() {
        auth.realm().requireManageRealm();
        SetupReport report = new RealmSetup(realm).apply();
        caller().note(OperationType.ACTION, SETUP, "setup/apply", report);
        return report;
    }

    /** Compares guests with what Keycloak has, at once, and mends what differs. */
    @POST
    @Path("reconcile")
    public FindingsView reconcile() {
        auth.realm().requireManageRealm();
        Findings findings = reconciling.over(realm.getId());
        caller().note(OperationType.ACTION, RECONCILE, "reconcile", FindingsView.numbers(findings));
        return FindingsView.of(findings);
    }

    private Caller caller() {
        return Callers.administrator(session, auth, events.clone(session));
    }
}
