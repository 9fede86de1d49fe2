package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.keycloak.events.admin.OperationType;

/** A member who is to become a guest. */
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    private final Call call;
    private final String id;

    MemberResource(Call call, String id) {
        this.call = call;
        this.id = id;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ConversionView convert(InputStream body) {
        Permissions permissions = call.permissions();
        permissions.inRealm(Rank.REALM_MANAGER);
        UserId user = Ids.user(id);
        ConversionView view = new Conversions(call).toGuest(user, permissions, body);
        call.caller().note(OperationType.ACTION, GuestResource.GUEST, "members/" + id + "/convert", view);
        return view;
    }
}
