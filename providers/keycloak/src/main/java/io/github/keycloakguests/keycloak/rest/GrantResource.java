package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.GrantObjection;
import io.github.keycloakguests.lifecycle.GrantOutcome;
import io.github.keycloakguests.lifecycle.GrantWish;
import io.github.keycloakguests.space.HostId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** One grant. */
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {

    static final String GRANT = "GUEST_GRANT";

    private final Call call;
    private final Permissions permissions;
    private final String id;

    GrantResource(Call call, String id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public GrantView change(InputStream body) {
        Grant before = permissions.grant(id);
        HostId host = before.access().host();
        GrantWish wish = JsonBody.read(body, GrantRequest.class)
                .wish(call.ports().zones().of(host));
        if (before.guest().equals(call.actor())) {
            // Not even who manages the space by this grant lengthens it, or makes more of it.
            throw Problems.forbidden();
        }
        if (wish.manager().isPresent()) {
            permissions.demandToEmpower(host, before.access().space());
        }
        if (wish.sponsor().isPresent()) {
            permissions.demand(Rank.MANAGER, host, before.access().space());
        }
        wish.sponsor().ifPresent(it -> sponsoring(it, before));
        withinOwn(before, wish);
        GuestType type = new Terming(call).present(before.charter().type());
        return switch (call.ports().changing().change(before, wish, type, call.actor())) {
            case GrantOutcome.Changed(Grant after) -> {
                GrantView view = GrantViews.one(after, call);
                call.caller().note(OperationType.UPDATE, GRANT, "grants/" + id, view);
                yield view;
            }
            case GrantOutcome.Objected(GrantObjection objection) ->
                throw Problems.grantObjection(
                        objection, call.ports().places().tally(host, call.now()).left());
            case GrantOutcome.Gone() -> throw Problems.grantEnded();
        };
    }

    @DELETE
    public Response end() {
        Grant grant = permissions.grant(id);
        if (call.ports().ending().end(List.of(grant), EndReason.REVOKED, call.actor()) == 0) {
            throw Problems.grantEnded();
        }
        call.caller().note(OperationType.DELETE, GRANT, "grants/" + id, Map.of("id", id));
        return Response.noContent().build();
    }

    /** A sponsor is somebody who may invite there: a member of the host, or a manager by appointment. */
    private void sponsoring(UserId sponsor, Grant grant) {
        HostId host = grant.access().host();
        boolean fit = call.users()
                .byId(sponsor)
                .filter(it -> call.ports()
                        .accounts()
                        .find(sponsor)
                        .map(account -> account.footing() == Footing.MEMBER)
                        .orElse(true))
                .filter(it -> call.users().belongsTo(it, host)
                        || call.ports().appointments().of(sponsor).stream()
                                .anyMatch(held -> held.scope().equals(host.wholeSpace())
                                        || held.scope().equals(grant.access().space())))
                .isPresent();
        if (!fit) {
            throw Problems.invalid("sponsor", "There is no such user in this host.");
        }
    }

    /** A guest changes nothing of what it handed on beyond what it has. */
    private void withinOwn(Grant before, GrantWish wish) {
        Grant.Access access = before.access();
        boolean member = permissions.has(Rank.INVITER, access.host(), access.space());
        boolean more = wish.permission().isPresent()
                || wish.period().isPresent()
                || wish.start().isPresent()
                || wish.mayInvite().isPresent();
        if (!member && more) {
            throw Problems.forbidden();
        }
    }
}
