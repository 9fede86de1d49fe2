package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.otp.CodeLimits;
import io.github.keycloakguests.space.HostId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** One guest, as far as the caller sees it. */
@Produces(MediaType.APPLICATION_JSON)
public class GuestResource {

    static final String GUEST = "GUEST";

    private final Call call;
    private final Permissions permissions;
    private final UserId id;

    GuestResource(Call call, UserId id) {
        this.call = call;
        this.permissions = call.permissions();
        this.id = id;
    }

    @GET
    public GuestView show() {
        return view(permissions.grantsOf(id));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public GuestView change(InputStream body) {
        List<Grant> seen = seenAs(Rank.INVITER);
        new GuestRenaming(call).rename(id, JsonBody.read(body, GuestRequest.class), seen);
        note(OperationType.UPDATE, "");
        return view(seen);
    }

    @DELETE
    public Response remove() {
        if (call.ports().ending().end(permissions.grantsOf(id), EndReason.REVOKED, call.actor()) == 0) {
            throw Problems.notFound();
        }
        note(OperationType.DELETE, "");
        return Response.noContent().build();
    }

    @POST
    @Path("suspend")
    public GuestView suspend() {
        if (call.ports().pausing().suspend(permissions.grantsOf(id), call.actor()) == 0) {
            throw Problems.nothingTo("suspend");
        }
        note(OperationType.ACTION, "/suspend");
        return show();
    }

    @POST
    @Path("resume")
    public GuestView resume() {
        if (call.ports().pausing().resume(permissions.grantsOf(id), call.actor()) == 0) {
            throw Problems.nothingTo("resume");
        }
        note(OperationType.ACTION, "/resume");
        return show();
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        List<Grant> seen = seenAs(Rank.INVITER);
        needOwnAccount(seen);
        call.ports().sessions().end(id);
        seen.stream()
                .map(it -> it.access().host())
                .distinct()
                .forEach(host -> audit(Deed.GUEST_SIGNED_OUT, host, Map.of(), Map.of()));
        note(OperationType.ACTION, "/sign-out");
        return Response.noContent().build();
    }

    @POST
    @Path("verify")
    public Response verify() {
        List<Grant> seen = seenAs(Rank.INVITER);
        int wrong = call.ports().verifyingGuest().verify(id);
        seen.stream()
                .map(it -> it.access().host())
                .distinct()
                .forEach(host ->
                        audit(Deed.GUEST_VERIFIED, host, Map.of("wrongCodes", String.valueOf(wrong)), Map.of()));
        note(OperationType.ACTION, "/verify");
        return Response.noContent().build();
    }

    @PUT
    @Path("password-life")
    @Consumes(MediaType.APPLICATION_JSON)
    public GuestView setPasswordLife(InputStream body) {
        List<Grant> seen = lookedAfter();
        new GuestPasswords(call, id, seen).setLife(JsonBody.read(body, PasswordLifeRequest.class));
        note(OperationType.UPDATE, "/password-life");
        return show();
    }

    @DELETE
    @Path("password-life")
    public GuestView clearPasswordLife() {
        new GuestPasswords(call, id, lookedAfter()).clearLife();
        note(OperationType.UPDATE, "/password-life");
        return show();
    }

    @POST
    @Path("password-link")
    public Response mailPasswordLink() {
        new GuestPasswords(call, id, lookedAfter()).mailLink();
        note(OperationType.ACTION, "/password-link");
        return Response.noContent().build();
    }

    @POST
    @Path("convert")
    public ConversionView convert(InputStream body) {
        permissions.inRealm(Rank.REALM_MANAGER);
        List<Grant> seen = permissions.grantsOf(id);
        ConversionView view = new Conversions(call).toMember(id, seen, body);
        call.caller().note(OperationType.ACTION, GUEST, "guests/" + id.value() + "/convert", view);
        return view;
    }

    @GET
    @Path("history")
    public List<HistoryView> history(
            @QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        seenAs(Rank.INVITER);
        return call.ports().trail().of(id, permissions.sight(), Paging.after(after), Paging.most(max)).stream()
                .map(it -> HistoryView.of(it, call.users()))
                .toList();
    }

    @GET
    @Path("activity")
    public ActivityView activity() {
        List<Grant> seen = permissions.grantsOf(id);
        return ActivityView.of(seen, GrantViews.of(seen, call));
    }

    /** The grants for which the caller looks after the guest. */
    private List<Grant> lookedAfter() {
        return seenAs(Rank.INVITER).stream()
                .filter(it -> permissions.has(
                        Rank.INVITER, it.access().host(), it.access().space()))
                .toList();
    }

    /** The grants that the caller sees, if it has that rank where one of them is. */
    private List<Grant> seenAs(Rank least) {
        List<Grant> seen = permissions.grantsOf(id);
        if (seen.stream()
                .noneMatch(it ->
                        permissions.has(least, it.access().host(), it.access().space()))) {
            throw Problems.forbidden();
        }
        return seen;
    }

    /** Who was in the realm before has sessions that are none of this host's business. */
    private void needOwnAccount(List<Grant> seen) {
        boolean member = call.ports()
                .accounts()
                .find(id)
                .map(it -> it.footing() == Footing.MEMBER)
                .orElse(false);
        Grant any = seen.getFirst();
        if (member
                && !permissions.has(
                        Rank.REALM_MANAGER, any.access().host(), any.access().space())) {
            throw Problems.notYours();
        }
    }

    private GuestView view(List<Grant> seen) {
        GuestAccount account = call.ports().accounts().find(id).orElseThrow(Problems::notFound);
        Optional<UserModel> user = call.users().byId(id);
        GrantViews views = GrantViews.of(seen, call);
        LastSeen here = views.seen(seen);
        GuestPasswords password = new GuestPasswords(call, id, seen);
        return new GuestView(
                id.value(),
                account.displayName(),
                account.email().value(),
                seen.stream()
                        .map(it -> it.access().start())
                        .min(Comparator.naturalOrder())
                        .orElse(views.now())
                        .toString(),
                user.map(UserModel::getFirstName).orElse(null),
                user.map(UserModel::getLastName).orElse(null),
                GrantViews.spelled(here.login()),
                GrantViews.spelled(here.activity()),
                password.life().map(PasswordLife::text).orElse(null),
                password.end().map(Instant::toString).orElse(null),
                call.ports().codes().of(id).stopped(CodeLimits.DEFAULT) ? true : null,
                views.views(seen));
    }

    private void audit(Deed deed, HostId host, Map<String, String> before, Map<String, String> after) {
        call.audit(deed, new AuditEntry.Target(host, null, id, id.value()), before, after);
    }

    private void note(OperationType operation, String path) {
        call.caller().note(operation, GUEST, "guests/" + id.value() + path, Map.of("id", id.value()));
    }
}
