package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.lifecycle.GrantOutcome;
import io.github.keycloakguests.lifecycle.Renewal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renews several grants in one call. */
@Produces(MediaType.APPLICATION_JSON)
public class RenewalsResource {

    private final Call call;
    private final Permissions permissions;

    RenewalsResource(Call call) {
        this.call = call;
        this.permissions = call.permissions();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RenewalsView renew(InputStream body) {
        permissions.demandSomewhere(Rank.INVITER);
        RenewalsRequest request = JsonBody.read(body, RenewalsRequest.class);
        Renewal renewal = request.renewal();
        Optional<Set<GrantId>> chosen = request.chosen();
        return chosen.isPresent() ? chosen(chosen.get(), renewal) : found(request, renewal);
    }

    private RenewalsView chosen(Set<GrantId> ids, Renewal renewal) {
        List<GrantId> plausible =
                ids.stream().filter(it -> Ids.writable(it.value())).toList();
        Map<GrantId, RenewalsView.Answer> answers =
                renewed(permissions.seen(call.ports().grants().find(plausible)), renewal);
        return RenewalsView.of(
                ids.stream()
                        .map(it -> answers.getOrDefault(it, RenewalsView.Answer.unknown(it)))
                        .toList(),
                null);
    }

    /** Goes on by the key of the last grant: nothing that was renewed comes again, though it may still be what was looked for. */
    private RenewalsView found(RenewalsRequest request, Renewal renewal) {
        GuestDirectory.Page page = new GuestDirectory.Page(Paging.after(request.after()), RenewalsRequest.MOST + 1);
        List<Grant> found =
                call.ports().directory().grants(permissions.sight(), request.conditions(permissions), page, call.now());
        List<Grant> some = found.subList(0, Math.min(found.size(), RenewalsRequest.MOST));
        Map<GrantId, RenewalsView.Answer> answers = renewed(some, renewal);
        @Nullable
        String after = found.size() > some.size() ? some.getLast().id().value() : null;
        return RenewalsView.of(some.stream().map(it -> answers.get(it.id())).toList(), after);
    }

    /** What became of each. */
    private Map<GrantId, RenewalsView.Answer> renewed(List<Grant> seen, Renewal renewal) {
        Map<GrantId, RenewalsView.Answer> answers = new HashMap<>();
        List<Grant> allowed = new ArrayList<>();
        for (Grant grant : seen) {
            objection(grant)
                    .ifPresentOrElse(
                            it -> answers.put(grant.id(), RenewalsView.Answer.refused(grant, it)),
                            () -> allowed.add(grant));
        }
        List<GrantOutcome> outcomes = call.ports().renewing().renew(allowed, renewal, call.actor());
        for (int i = 0; i < allowed.size(); i++) {
            Grant grant = allowed.get(i);
            RenewalsView.Answer answer = RenewalsView.Answer.of(grant, outcomes.get(i), call.now());
            answers.put(grant.id(), answer);
            if (outcomes.get(i) instanceof GrantOutcome.Changed) {
                GrantResource.noteRenewal(call, grant.id().value(), answer);
            }
        }
        return answers;
    }

    private Optional<String> objection(Grant grant) {
        if (grant.guest().equals(call.actor())) {
            return Optional.of("own_grant");
        }
        return permissions.has(
                        Rank.INVITER, grant.access().host(), grant.access().space())
                ? Optional.empty()
                : Optional.of("forbidden");
    }
}
