package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.setup.Readiness;
import io.github.keycloakguests.keycloak.setup.RealmSetup;
import io.github.keycloakguests.keycloak.setup.SetupReport;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.urls.UrlType;

/** What stands under {@code /admin/realms/{realm}/guests}: the same for administrators, and the set-up. */
@Produces(MediaType.APPLICATION_JSON)
public class AdminGuestsResource {

    private static final String SETUP = "GUEST_SETUP";
    private static final String MANAGER = "GUEST_MANAGER";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder events;

    public AdminGuestsResource(
            KeycloakSession session,
            RealmModel realm,
            RealmPorts ports,
            AdminPermissionEvaluator auth,
            AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.auth = auth;
        this.events = events;
    }

    @Path("spaces")
    public SpacesResource spaces() {
        return new SpacesResource(ports, caller(), new Readiness(realm), origin());
    }

    @Path("invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(ports, caller(), origin());
    }

    /** Prepares the realm for guests; what is there already stays as it is. */
    @POST
    @Path("setup/apply")
    public SetupReport setUp() {
        auth.realm().requireManageRealm();
        SetupReport report = new RealmSetup(realm).apply();
        caller().note(OperationType.ACTION, SETUP, "guests/setup/apply", report);
        return report;
    }

    @PUT
    @Path("spaces/{id}/managers/{user}")
    public Response appoint(@PathParam("id") String id, @PathParam("user") String user) {
        Space space = managed(id);
        UserId manager = Ids.user(user);
        if (session.users().getUserById(realm, manager.value()) == null) {
            throw Problems.notFound();
        }
        ports.managers().appoint(manager, space.id());
        caller().note(OperationType.CREATE, MANAGER, path(id, user), Map.of("space", id, "user", user));
        return Response.noContent().build();
    }

    @DELETE
    @Path("spaces/{id}/managers/{user}")
    public Response dismiss(@PathParam("id") String id, @PathParam("user") String user) {
        if (!ports.managers().dismiss(Ids.user(user), managed(id).id())) {
            throw Problems.notFound();
        }
        caller().note(OperationType.DELETE, MANAGER, path(id, user), Map.of("space", id, "user", user));
        return Response.noContent().build();
    }

    private Space managed(String id) {
        return new Permissions(caller(), ports).managed(Ids.space(id));
    }

    private Caller caller() {
        return Callers.administrator(auth, events.clone(session));
    }

    private String origin() {
        return session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString();
    }

    private static String path(String space, String user) {
        return "guests/spaces/" + space + "/managers/" + user;
    }
}
