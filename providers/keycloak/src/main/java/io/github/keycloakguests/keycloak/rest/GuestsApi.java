package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.SpaceRole;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The resources that stand under both roots, for bearers of tokens and for administrators. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class GuestsApi {

    abstract Call call();

    @Path("me")
    public MeResource me() {
        return new MeResource(call());
    }

    @Path("spaces")
    public SpacesResource spaces() {
        return new SpacesResource(call());
    }

    @Path("invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(call());
    }

    @Path("guests")
    public GuestListResource guests() {
        return new GuestListResource(call());
    }

    @Path("grants/renew")
    public RenewalsResource renewals() {
        return new RenewalsResource(call());
    }

    @Path("grants/{id}")
    public GrantResource grant(@PathParam("id") String id) {
        return new GrantResource(call(), id);
    }

    @Path("members/{id}/convert")
    public MemberResource member(@PathParam("id") String id) {
        return new MemberResource(call(), id);
    }

    @Path("types")
    public TypesResource types() {
        return new TypesResource(call());
    }

    @Path("managers")
    public AppointmentsResource managers() {
        return AppointmentsResource.ofRealm(call(), SpaceRole.MANAGER);
    }

    @Path("inviters")
    public AppointmentsResource inviters() {
        return AppointmentsResource.ofRealm(call(), SpaceRole.INVITER);
    }
}
