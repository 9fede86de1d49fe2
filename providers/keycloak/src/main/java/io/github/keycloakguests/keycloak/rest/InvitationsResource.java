package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Refusal;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** Invitations, drafts included. */
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

    static final String INVITATION = "GUEST_INVITATION";

    private final Call call;
    private final RealmPorts ports;
    private final Permissions permissions;

    public InvitationsResource(Call call) {
        this.call = call;
        this.ports = call.ports();
        this.permissions = call.permissions();
    }

    @GET
    public List<InvitationView> list(
            @QueryParam("space") @Nullable String space,
            @QueryParam("state") @Nullable String state,
            @QueryParam("type") @Nullable String type,
            @QueryParam("search") @Nullable String search,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        Sight sight = permissions.sight();
        Invitations.Filter filter = new Invitations.Filter(
                Optional.ofNullable(space)
                        .map(it -> permissions
                                .space(Ids.space(it), Rank.GUEST_INVITER)
                                .id()),
                Typed.constant(state, "state", InvitationState.values()),
                Optional.ofNullable(type),
                Paging.search(search));
        Instant now = call.now();
        List<Invitation> page = ports.invitations()
                .page(
                        new Invitations.Listing(
                                sight,
                                filter,
                                Typed.constant(sort, "sort", Invitations.Sort.values())
                                        .orElse(Invitations.Sort.ID),
                                Paging.after(after).map(InvitationId::new),
                                Paging.most(max)),
                        now);
        Map<String, Mail> mails = ports.outbox()
                .latestAbout(
                        MailKind.INVITATION,
                        page.stream().map(it -> it.id().value()).toList());
        return page.stream()
                .map(it -> InvitationView.of(it, mails.get(it.id().value()), null, now))
                .toList();
    }

    @GET
    @Path("{id}")
    public InvitationView show(@PathParam("id") String id) {
        return view(permissions.invitation(id), null);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public InvitationView edit(@PathParam("id") String id, InputStream body) {
        Invitation before = permissions.invitation(id);
        Invitation after = new InvitationEditing(call, permissions).edit(before, body);
        boolean replaced = !after.id().equals(before.id());
        InvitationView view = view(after, replaced ? before.id() : null);
        call.caller().note(OperationType.UPDATE, INVITATION, path(id), view);
        return view;
    }

    @POST
    @Path("{id}/send")
    public InvitationView send(@PathParam("id") String id) {
        Invitation draft = permissions.invitation(id);
        Space space = ports.spaces().find(draft.offer().space()).orElseThrow(Problems::notFound);
        call.needReadiness();
        switch (ports.sending().send(draft, space, call.actor(), call.origin())) {
            case SENT -> call.caller().note(OperationType.ACTION, INVITATION, path(id) + "/send", Map.of("id", id));
            case NOT_DRAFT -> throw Problems.notADraft();
            case SPACE_CLOSED -> throw Problems.objection(Objection.SPACE_CLOSED);
            case ALREADY_GUEST -> throw Problems.refusal(Refusal.ALREADY_GUEST, 0);
            case NO_PLACE ->
                throw Problems.refusal(
                        Refusal.QUOTA_EXHAUSTED,
                        ports.places().tally(draft.offer().host(), call.now()).left());
        }
        return view(permissions.invitation(id), null);
    }

    @POST
    @Path("{id}/resend")
    public InvitationView resend(@PathParam("id") String id) {
        Invitation invitation = permissions.invitation(id);
        switch (ports.resending().resend(invitation, call.actor(), call.origin())) {
            case QUEUED -> call.caller().note(OperationType.ACTION, INVITATION, path(id) + "/resend", Map.of("id", id));
            case NOT_OPEN -> throw Problems.notOpen();
            case TOO_SOON -> throw Problems.tooSoon();
            case TOO_OFTEN -> throw Problems.tooOften();
        }
        return view(permissions.invitation(id), null);
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        if (!ports.revoking().revoke(permissions.invitation(id), call.actor())) {
            throw Problems.notOpen();
        }
        call.caller().note(OperationType.DELETE, INVITATION, path(id), Map.of("id", id));
        return Response.noContent().build();
    }

    private InvitationView view(Invitation invitation, @Nullable InvitationId replaces) {
        String id = invitation.id().value();
        return InvitationView.of(
                invitation,
                ports.outbox().latestAbout(MailKind.INVITATION, List.of(id)).get(id),
                replaces,
                call.now());
    }

    private static String path(String id) {
        return "invitations/" + id;
    }
}
