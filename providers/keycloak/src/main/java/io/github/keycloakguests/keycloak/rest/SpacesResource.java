package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.invitation.Answer;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.InviteGuests;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.OrderOutcome;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.setup.Readiness;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.ErrorResponseException;

/** Spaces, and inviting to them. */
@Produces(MediaType.APPLICATION_JSON)
public class SpacesResource {

    private static final String INVITATION = "GUEST_INVITATION";

    private final RealmPorts ports;
    private final Caller caller;
    private final Readiness readiness;
    private final Permissions permissions;
    private final String origin;

    public SpacesResource(RealmPorts ports, Caller caller, Readiness readiness, String origin) {
        this.ports = ports;
        this.readiness = readiness;
        this.caller = caller;
        this.permissions = new Permissions(caller, ports);
        this.origin = origin;
    }

    @GET
    public List<SpaceView> list() {
        return permissions.managed().stream().map(SpaceView::of).toList();
    }

    @GET
    @Path("{id}")
    public SpaceView show(@PathParam("id") String id) {
        return SpaceView.of(permissions.managed(Ids.space(id)));
    }

    @POST
    @Path("{id}/invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    public AnswersView invite(@PathParam("id") String id, InputStream body) {
        Space space = permissions.managed(Ids.space(id));
        if (!readiness.complete()) {
            throw Problems.notSetUp();
        }
        InvitationsRequest request = JsonBody.read(body, InvitationsRequest.class);
        GuestType type = ports.types().find(request.typeName()).orElseThrow(() -> unknownType(request));
        Order order = new Order(space, request.entries(), request.wish(), request.wording(), caller.user(), origin);
        return switch (carriedOut(order, type)) {
            case OrderOutcome.Objected(Objection objection) -> throw Problems.objection(objection);
            case OrderOutcome.Done(List<Answer> answers) -> {
                AnswersView view = AnswersView.of(answers);
                caller.note(OperationType.CREATE, INVITATION, "guests/spaces/" + id + "/invitations", view);
                yield view;
            }
        };
    }

    private OrderOutcome carriedOut(Order order, GuestType type) {
        try {
            return new InviteGuests(ports.invitations(), ports.grants(), ports.outbox(), ports.clock())
                    .invite(order, type);
        } catch (Invitations.ConcurrentInvitation meanwhile) {
            throw Problems.concurrent();
        }
    }

    private static ErrorResponseException unknownType(InvitationsRequest request) {
        return request.type() == null ? Problems.notSetUp() : Problems.invalid("type", "There is no such guest type.");
    }
}
