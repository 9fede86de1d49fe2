package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a login that followed an invitation comes back to: it goes on to the space's home. */
public class WelcomeResource {

    private final RealmPorts ports;
    private final URI otherwise;

    /** @param otherwise where to go when nobody knows the invitation */
    public WelcomeResource(RealmPorts ports, URI otherwise) {
        this.ports = ports;
        this.otherwise = otherwise;
    }

    /** The code that Keycloak sends along is nobody's: the session it belongs to is what the guest came for. */
    @GET
    public Response goOn(@QueryParam("state") @Nullable String invitation) {
        URI home = InvitationId.parse(invitation == null ? "" : invitation)
                .flatMap(ports.invitations()::find)
                .flatMap(new Landing(ports)::after)
                .map(it -> URI.create(it.value()))
                .orElse(otherwise);
        return Response.seeOther(home)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
