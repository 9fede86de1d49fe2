package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The quota of the host that a space belongs to. */
@Produces(MediaType.APPLICATION_JSON)
public class QuotaResource {

    private static final String QUOTA = "GUEST_QUOTA";

    private final Call call;
    private final Permissions permissions;
    private final SpaceId id;

    QuotaResource(Call call, SpaceId id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @GET
    public QuotaView show() {
        return view(permissions.space(id, Rank.INVITER).host());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public QuotaView entitle(InputStream body) {
        HostId host = host();
        return change(host, Optional.of(JsonBody.read(body, QuotaRequest.class).quota()));
    }

    @DELETE
    public QuotaView asInRealm() {
        return change(host(), Optional.empty());
    }

    private QuotaView change(HostId host, Optional<Quota> own) {
        Tally before = call.ports().places().lock(host, call.now());
        call.ports().places().entitle(host, own);
        QuotaView view = view(host);
        call.audit(
                Deed.QUOTA_CHANGED,
                new AuditEntry.Target(host, null, null, host.value()),
                said(before),
                said(call.ports().places().tally(host, call.now())));
        call.caller().note(OperationType.UPDATE, QUOTA, "spaces/" + host.value() + "/quota", view);
        return view;
    }

    private HostId host() {
        Space space = permissions.space(id, Rank.ADMINISTRATOR);
        if (!space.whole()) {
            throw Problems.notFound();
        }
        return space.host();
    }

    private QuotaView view(HostId host) {
        return QuotaView.of(call.ports().places().tally(host, call.now()));
    }

    private static Map<String, String> said(Tally tally) {
        Quota quota = tally.quota();
        return Map.of(
                "base", String.valueOf(quota.base()),
                "ratio", String.valueOf(quota.ratio()),
                "cap", quota.cap() == null ? "none" : String.valueOf(quota.cap()),
                "own", String.valueOf(tally.own()));
    }
}
