package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.invitation.Answer;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.Inviter;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.OrderOutcome;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.keycloak.events.admin.OperationType;

/** Invites to one space. */
@Produces(MediaType.APPLICATION_JSON)
public class InvitingResource {

    private final Call call;
    private final Permissions permissions;
    private final SpaceId id;

    InvitingResource(Call call, SpaceId id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public AnswersView invite(InputStream body) {
        Space space = permissions.space(id, Rank.GUEST_INVITER);
        call.needReadiness();
        InvitationsRequest request = JsonBody.read(body, InvitationsRequest.class);
        Inviter inviter = permissions.inviter(space);
        GuestType type = new Terming(call).type(request.type(), space, inviter);
        Order.Wish wish = request.wish(space.zone());
        if (wish.powers().manager()) {
            permissions.demandToEmpower(space.host(), space.id());
        }
        Order order = new Order(
                space,
                request.entries(),
                wish,
                request.wording(),
                inviter,
                new Order.Posting(call.origin(), request.when()));
        return switch (carriedOut(order, type)) {
            case OrderOutcome.Objected(Objection objection) -> throw Problems.objection(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) -> {
                AnswersView view = AnswersView.of(answers, left);
                call.caller()
                        .note(
                                OperationType.CREATE,
                                InvitationsResource.INVITATION,
                                "spaces/" + id.value() + "/invitations",
                                view);
                yield view;
            }
        };
    }

    private OrderOutcome carriedOut(Order order, GuestType type) {
        try {
            return call.ports().inviting().invite(order, type);
        } catch (Invitations.ConcurrentInvitation meanwhile) {
            throw Problems.concurrent();
        }
    }
}
