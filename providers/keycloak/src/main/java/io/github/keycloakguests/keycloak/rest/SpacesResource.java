package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The spaces of a realm. */
@Produces(MediaType.APPLICATION_JSON)
public class SpacesResource {

    private final Call call;

    public SpacesResource(Call call) {
        this.call = call;
    }

    @GET
    public List<SpaceView> list() {
        return call.permissions().spaces().stream().map(SpaceView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body) {
        Permissions permissions = call.permissions();
        permissions.anywhere();
        SpaceRequest request = JsonBody.read(body, SpaceRequest.class);
        Space host = host(request, permissions);
        request.onlyOfPart();
        return new SpaceMaking(call)
                .make(host, request, request.settings(call.ports().types(), call.now(), host.zone()));
    }

    @Path("{id}")
    public SpaceResource one(@PathParam("id") String id) {
        return new SpaceResource(call, Ids.space(id));
    }

    /** The host that was named, or the only one where the caller can make spaces. */
    private Space host(SpaceRequest request, Permissions permissions) {
        if (request.host() != null) {
            Space named = permissions.space(Ids.space(request.host()), Rank.HOST_MANAGER);
            if (!named.whole()) {
                throw Problems.invalid("host", "This is a part of a host.");
            }
            return named;
        }
        List<Space> possible = permissions.spaces().stream()
                .filter(Space::whole)
                .filter(it -> permissions.has(Rank.HOST_MANAGER, it.host(), it.id()))
                .toList();
        if (possible.isEmpty()) {
            throw Problems.forbidden();
        }
        if (possible.size() > 1) {
            throw Problems.invalid("host", "There are several; one has to be named.");
        }
        return possible.getFirst();
    }
}
