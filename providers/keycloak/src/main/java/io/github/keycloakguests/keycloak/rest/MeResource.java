package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** The caller about itself: whoever bears a token for this API, guests included. */
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private static final Duration SOON = Duration.ofDays(14);

    /** Beyond that, nobody counts the guests on a banner. */
    private static final int MOST = 1000;

    private final Call call;

    MeResource(Call call) {
        this.call = call;
    }

    @GET
    public MeView show() {
        Permissions permissions = call.permissions();
        Instant now = call.now();
        int soon = call.ports().directory().ending(permissions.sightIfAny(), now, now.plus(SOON), MOST);
        List<Grant> own = call.ports().grants().of(call.actor()).stream()
                .filter(it -> it.state() != GrantState.ENDED)
                .toList();
        return new MeView(
                call.actor().value(),
                name(),
                permissions.asGuest(),
                permissions.somewhere(Rank.MANAGER),
                permissions.somewhere(Rank.GUEST_INVITER),
                soon,
                (int) SOON.toDays(),
                own.stream()
                        .map(it -> MeView.Own.of(it, call.ports().spaces(), now))
                        .toList());
    }

    /** Nobody else's: of that the caller learns nothing here, whatever it runs. */
    @DELETE
    @Path("grants/{id}")
    public Response leave(@PathParam("id") String id) {
        Grant own = call.ports()
                .grants()
                .find(new GrantId(Ids.plausible(id)))
                .filter(it -> it.guest().equals(call.actor()))
                .orElseThrow(Problems::notFound);
        if (call.ports().ending().end(List.of(own), EndReason.LEFT, call.actor()) == 0) {
            throw Problems.grantEnded();
        }
        call.caller().note(OperationType.DELETE, GrantResource.GRANT, "me/grants/" + id, Map.of("id", id));
        return Response.noContent().build();
    }

    /** Guests go by the name that they gave themselves. */
    private String name() {
        return call.ports()
                .accounts()
                .find(call.actor())
                .map(GuestAccount::displayName)
                .filter(it -> !it.isBlank())
                .orElseGet(call.caller()::name);
    }
}
