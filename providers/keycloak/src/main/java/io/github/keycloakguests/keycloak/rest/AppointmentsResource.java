package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Who has one role in one scope. */
@Produces(MediaType.APPLICATION_JSON)
public class AppointmentsResource {

    private final Call call;
    private final Permissions permissions;
    private final Optional<SpaceId> space;
    private final SpaceRole role;

    private AppointmentsResource(Call call, Optional<SpaceId> space, SpaceRole role) {
        this.call = call;
        this.permissions = call.permissions();
        this.space = space;
        this.role = role;
    }

    /** In a space, or in a host as a whole. */
    static AppointmentsResource of(Call call, SpaceId space, SpaceRole role) {
        return new AppointmentsResource(call, Optional.of(space), role);
    }

    /** In all of the realm. */
    static AppointmentsResource ofRealm(Call call, SpaceRole role) {
        return new AppointmentsResource(call, Optional.empty(), role);
    }

    @GET
    public List<AppointmentView> list() {
        SpaceId scope = scope(Rank.MANAGER, Rank.REALM_MANAGER);
        return call.ports().appointments().in(scope).stream()
                .filter(it -> it.role() == role)
                .flatMap(it -> call.users().byId(it.user()).stream())
                .map(AppointmentView::of)
                .toList();
    }

    @PUT
    @Path("{user}")
    public Response appoint(@PathParam("user") String user) {
        SpaceId scope = scopeToAppointIn();
        UserId appointed = eligible(Ids.user(user), scope);
        call.ports().appointments().appoint(new Appointments.Appointment(appointed, scope, role));
        note(OperationType.CREATE, Deed.ROLE_GIVEN, scope, appointed);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{user}")
    public Response dismiss(@PathParam("user") String user) {
        SpaceId scope = scopeToAppointIn();
        UserId dismissed = Ids.user(user);
        if (!call.ports().appointments().dismiss(new Appointments.Appointment(dismissed, scope, role))) {
            throw Problems.notFound();
        }
        note(OperationType.DELETE, Deed.ROLE_TAKEN, scope, dismissed);
        return Response.noContent().build();
    }

    /** Inviters are appointed by the managers of the scope, managers by somebody above. */
    private SpaceId scopeToAppointIn() {
        if (role == SpaceRole.INVITER) {
            return scope(Rank.MANAGER, Rank.REALM_MANAGER);
        }
        SpaceId scope = scope(Rank.HOST_MANAGER, Rank.ADMINISTRATOR);
        space.flatMap(call.ports().spaces()::find).filter(Space::whole).ifPresent(it -> {
            Rank above = it.host().kind() == HostId.Kind.REALM ? Rank.ADMINISTRATOR : Rank.REALM_MANAGER;
            permissions.demand(above, it.host(), it.id());
        });
        return scope;
    }

    private SpaceId scope(Rank inSpace, Rank inRealm) {
        if (space.isPresent()) {
            return permissions.space(space.get(), inSpace).id();
        }
        permissions.inRealm(inRealm);
        return call.realm();
    }

    /** Whoever runs one host cannot find out who else is in the realm. */
    private UserId eligible(UserId id, SpaceId scope) {
        UserModel user = call.users().byId(id).orElseThrow(Problems::notFound);
        HostId host = hostOf(scope);
        if (!permissions.has(Rank.REALM_MANAGER, host, scope) && !call.users().belongsTo(user, host)) {
            throw Problems.notFound();
        }
        boolean guest = call.ports()
                .accounts()
                .find(id)
                .map(it -> it.footing() == Footing.GUEST)
                .orElse(false);
        if (guest) {
            throw Problems.isGuest();
        }
        return id;
    }

    private HostId hostOf(SpaceId scope) {
        return call.ports().spaces().find(scope).map(Space::host).orElseGet(call::realmHost);
    }

    private void note(OperationType operation, Deed deed, SpaceId scope, UserId user) {
        String what = role == SpaceRole.MANAGER ? "manager" : "inviter";
        String path = (space.isPresent() ? "spaces/" + scope.value() + "/" : "") + what + "s/" + user.value();
        Map<String, String> said = Map.of("scope", scope.value(), "user", user.value(), "role", what);
        call.caller().note(operation, "GUEST_" + role.name(), path, said);
        call.audit(
                deed,
                new AuditEntry.Target(hostOf(scope), scope, null, user.value()),
                deed == Deed.ROLE_TAKEN ? said : Map.of(),
                deed == Deed.ROLE_GIVEN ? said : Map.of());
    }
}
