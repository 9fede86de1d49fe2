package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.invitation.AccessOutcome;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.Inviter;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Refusal;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** Access to one space as applications ask for it: again and again, whenever something is shared. */
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {

    private static final String GRANT = "GUEST_GRANT";

    private final Call call;
    private final Permissions permissions;
    private final SpaceId id;

    AccessResource(Call call, SpaceId id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public AccessView ensure(InputStream body) {
        Space space = permissions.space(id, Rank.GUEST_INVITER);
        call.needReadiness();
        AccessRequest request = JsonBody.read(body, AccessRequest.class);
        Recipient to = request.recipient();
        Inviter inviter = permissions.inviter(space);
        Optional<GuestAccount> account = account(space.host(), to.address());
        GuestType type = new Terming(call).type(named(request, account), space, inviter);
        Order order = new Order(
                space,
                List.of(new AddressList.Entry.Mailbox(to.address().value(), to)),
                request.wish(space.zone()),
                request.wording(),
                inviter,
                new Order.Posting(call.origin(), Order.When.NOW));
        return view(ensured(order, type, account), space.host());
    }

    /** Whoever is in the space already is measured by the type that it is there with, unless another is named. */
    private @Nullable String named(AccessRequest request, Optional<GuestAccount> account) {
        return request.type() != null
                ? request.type()
                : account.flatMap(it -> call.ports().grants().standing(it.user(), id))
                        .map(it -> it.charter().type())
                        .filter(it -> call.ports().types().find(it).isPresent())
                        .orElse(null);
    }

    private AccessOutcome ensured(Order order, GuestType type, Optional<GuestAccount> account) {
        try {
            return call.ports().ensuring().ensure(order, type, account);
        } catch (Invitations.ConcurrentInvitation meanwhile) {
            throw Problems.concurrent();
        }
    }

    private AccessView view(AccessOutcome outcome, HostId host) {
        return switch (outcome) {
            case AccessOutcome.Already(Grant grant) -> AccessView.of("already", grant, call.now());
            case AccessOutcome.Granted(Grant grant) -> noted(AccessView.of("granted", grant, call.now()));
            case AccessOutcome.Invited(InvitationId invitation) -> noted(AccessView.of(invitation));
            case AccessOutcome.Objected(Objection objection) -> throw Problems.objection(objection);
            case AccessOutcome.Refused(Refusal refusal) ->
                throw Problems.refusal(
                        refusal, call.ports().places().tally(host, call.now()).left());
        };
    }

    private AccessView noted(AccessView view) {
        call.caller().note(OperationType.ACTION, GRANT, "spaces/" + id.value() + "/access", view);
        return view;
    }

    /**
     * Looked for among the guests of this host only, so that not even the time it takes tells of another. It is known by
     * the address that it was invited by: guests can write any other into their account.
     */
    private Optional<GuestAccount> account(HostId host, EmailAddress address) {
        return call.ports().places().guestOf(host, address).flatMap(call.ports().accounts()::find);
    }
}
