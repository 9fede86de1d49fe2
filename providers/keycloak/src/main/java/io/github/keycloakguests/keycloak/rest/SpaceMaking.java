package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceSettings;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** Makes spaces out of parts of a host. */
final class SpaceMaking {

    static final String SPACE = "GUEST_SPACE";

    private final Call call;
    private final RealmPorts ports;

    SpaceMaking(Call call) {
        this.call = call;
        this.ports = call.ports();
    }

    Response make(Space host, SpaceRequest request, SpaceSettings settings) {
        if (!host.open()) {
            throw Problems.objection(Objection.SPACE_CLOSED);
        }
        if ((request.name() == null) == (request.group() == null)) {
            throw Problems.invalid("name", "Either the name of a new group, or the id of one that is there.");
        }
        SpaceEntry entry = request.groupName()
                .map(it -> new SpaceEntry(made(host.host(), it), host.host(), true, settings))
                .orElseGet(() -> new SpaceEntry(present(host.host(), request), host.host(), false, settings));
        if (!ports.register().add(entry)) {
            throw Problems.alreadySpace();
        }
        Space space = ports.spaces().find(entry.id()).orElseThrow(Problems::notFound);
        SpaceView view = SpaceView.of(space);
        call.caller().note(OperationType.CREATE, SPACE, "spaces/" + view.id(), view);
        call.audit(
                Deed.SPACE_CREATED,
                new AuditEntry.Target(space.host(), space.id(), null, view.id()),
                Map.of(),
                SpaceView.said(settings));
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(view)
                .build();
    }

    private SpaceId made(HostId host, String name) {
        return ports.groups().make(host, name).orElseThrow(Problems::groupExists);
    }

    private SpaceId present(HostId host, SpaceRequest request) {
        if (host.kind() == HostId.Kind.REALM) {
            // A group of the realm may carry any role: whoever could put guests into it could make administrators.
            call.permissions().demand(Rank.ADMINISTRATOR, host, host.wholeSpace());
        }
        String id = request.group();
        if (id == null || !Ids.writable(id) || !ports.groups().has(host, new SpaceId(id))) {
            throw Problems.invalid("group", "There is no such group in this host.");
        }
        return new SpaceId(id);
    }
}
