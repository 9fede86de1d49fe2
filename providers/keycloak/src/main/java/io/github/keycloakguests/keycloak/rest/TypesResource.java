package io.github.keycloakguests.keycloak.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The guest types of the realm. */
@Produces(MediaType.APPLICATION_JSON)
public class TypesResource {

    private final Call call;

    TypesResource(Call call) {
        this.call = call;
    }

    @GET
    public List<TypeView> list() {
        call.permissions().anywhere();
        return call.ports().types().all().stream().map(TypeView::of).toList();
    }
}
