package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.ResendInvitation;
import io.github.keycloakguests.invitation.RevokeInvitation;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** Invitations that were sent. */
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

    private static final String INVITATION = "GUEST_INVITATION";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final RealmPorts ports;
    private final Caller caller;
    private final Permissions permissions;
    private final String origin;

    public InvitationsResource(RealmPorts ports, Caller caller, String origin) {
        this.ports = ports;
        this.caller = caller;
        this.permissions = new Permissions(caller, ports);
        this.origin = origin;
    }

    @GET
    public List<InvitationView> list(
            @QueryParam("space") @Nullable String space,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        int most = most(max);
        List<Space> spaces = space == null ? permissions.managed() : List.of(permissions.managed(Ids.space(space)));
        Instant now = ports.clock().instant();
        List<Invitation> page = ports.invitations()
                .page(
                        new Invitations.Listing(
                                spaces.stream().map(Space::id).toList(),
                                Optional.ofNullable(state).map(InvitationsResource::state),
                                Optional.ofNullable(after).map(Ids::invitation),
                                most),
                        now);
        Map<String, Mail> mails = ports.outbox()
                .latestAbout(
                        MailKind.INVITATION,
                        page.stream().map(it -> it.id().value()).toList());
        return page.stream()
                .map(it -> InvitationView.of(it, mails.get(it.id().value()), now))
                .toList();
    }

    @GET
    @Path("{id}")
    public InvitationView show(@PathParam("id") String id) {
        return view(managed(id));
    }

    @POST
    @Path("{id}/resend")
    public InvitationView resend(@PathParam("id") String id) {
        Invitation invitation = managed(id);
        switch (new ResendInvitation(ports.invitations(), ports.outbox(), ports.clock()).resend(invitation, origin)) {
            case QUEUED -> caller.note(OperationType.ACTION, INVITATION, path(id) + "/resend", Map.of("id", id));
            case NOT_OPEN -> throw Problems.notOpen();
            case TOO_SOON -> throw Problems.tooSoon();
            case TOO_OFTEN -> throw Problems.tooOften();
        }
        return view(managed(id));
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        if (!new RevokeInvitation(ports.invitations(), ports.clock()).revoke(managed(id))) {
            throw Problems.notOpen();
        }
        caller.note(OperationType.DELETE, INVITATION, path(id), Map.of("id", id));
        return Response.noContent().build();
    }

    /** Read here, for a parameter that is no number would be answered as if there were no such resource (Jakarta REST). */
    private static int most(@Nullable String typed) {
        if (typed == null) {
            return PAGE;
        }
        // Four digits fit an int; more of them are too many anyway.
        int most = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
        if (most < 1 || most > LONGEST_PAGE) {
            throw Problems.invalid("max", "From 1 to " + LONGEST_PAGE + ".");
        }
        return most;
    }

    /** One of another space is as good as none. */
    private Invitation managed(String id) {
        Invitation invitation = ports.invitations().find(Ids.invitation(id)).orElseThrow(() -> {
            permissions.managed();
            return Problems.notFound();
        });
        permissions.managed(invitation.offer().space());
        return invitation;
    }

    private InvitationView view(Invitation invitation) {
        String id = invitation.id().value();
        return InvitationView.of(
                invitation,
                ports.outbox().latestAbout(MailKind.INVITATION, List.of(id)).get(id),
                ports.clock().instant());
    }

    private static String path(String id) {
        return "guests/invitations/" + id;
    }

    private static InvitationState state(String typed) {
        for (InvitationState state : InvitationState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(typed)) {
                return state;
            }
        }
        throw Problems.invalid("state", "One of open, accepted, revoked, expired.");
    }
}
