package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceSettings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** One space. */
@Produces(MediaType.APPLICATION_JSON)
public class SpaceResource {

    private final Call call;
    private final Permissions permissions;
    private final SpaceId id;

    SpaceResource(Call call, SpaceId id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @GET
    public SpaceView show() {
        return SpaceView.of(permissions.space(id, Rank.GUEST_INVITER));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public SpaceView change(InputStream body) {
        Space before = permissions.space(id, Rank.MANAGER);
        SpaceRequest request = JsonBody.read(body, SpaceRequest.class);
        request.onlySettings();
        if (!before.whole()) {
            request.onlyOfPart();
        }
        SpaceSettings settings = request.settings(call.ports().types(), call.now(), before.zone());
        boolean madeGroup =
                call.ports().register().find(id).map(SpaceEntry::madeGroup).orElse(false);
        call.ports().register().put(new SpaceEntry(id, before.host(), madeGroup, settings));
        if (settings.guests().secondFactor() != before.settings().guests().secondFactor()) {
            call.ports().standings().demandsChanged();
        }
        SpaceView view = SpaceView.of(call.ports().spaces().find(id).orElseThrow(Problems::notFound));
        call.caller().note(OperationType.UPDATE, SpaceMaking.SPACE, "spaces/" + id.value(), view);
        audit(Deed.SPACE_CHANGED, before, SpaceView.said(before.settings()), SpaceView.said(settings));
        return view;
    }

    @POST
    @Path("copy")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response copy(InputStream body) {
        Space model = permissions.space(id, Rank.HOST_MANAGER);
        CopyRequest request = JsonBody.read(body, CopyRequest.class);
        SpaceRequest made = new SpaceRequest(
                null,
                request.name(),
                request.group(),
                request.displayName(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        SpaceSettings own = model.settings();
        SpaceSettings settings =
                new SpaceSettings(made.nameToShow(), own.description(), own.cover(), own.home(), own.guests(), null);
        Space host = permissions.space(model.host().wholeSpace(), Rank.HOST_MANAGER);
        return new SpaceMaking(call).make(host, made, settings);
    }

    @DELETE
    public Response delete() {
        Space space = permissions.space(id, Rank.HOST_MANAGER);
        if (space.whole()) {
            throw Problems.spaceIsHost();
        }
        SpaceEntry entry = call.ports().register().find(id).orElseThrow(Problems::notFound);
        call.ports().spaceClosing().close(entry, call.actor());
        call.ports().register().remove(id);
        call.ports().appointments().in(id).forEach(call.ports().appointments()::dismiss);
        audit(Deed.SPACE_DELETED, space, SpaceView.said(space.settings()), Map.of());
        call.caller().note(OperationType.DELETE, SpaceMaking.SPACE, "spaces/" + id.value(), Map.of("id", id.value()));
        if (entry.madeGroup()) {
            call.ports().groups().remove(id);
        }
        return Response.noContent().build();
    }

    @Path("quota")
    public QuotaResource quota() {
        return new QuotaResource(call, id);
    }

    @Path("managers")
    public AppointmentsResource managers() {
        return AppointmentsResource.of(call, id, SpaceRole.MANAGER);
    }

    @Path("inviters")
    public AppointmentsResource inviters() {
        return AppointmentsResource.of(call, id, SpaceRole.INVITER);
    }

    @Path("invitations")
    public InvitingResource invitations() {
        return new InvitingResource(call, id);
    }

    @Path("access")
    public AccessResource access() {
        return new AccessResource(call, id);
    }

    private void audit(Deed deed, Space space, Map<String, String> before, Map<String, String> after) {
        call.audit(deed, new AuditEntry.Target(space.host(), space.id(), null, id.value()), before, after);
    }
}
