package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The guests of a realm. */
@Produces(MediaType.APPLICATION_JSON)
public class GuestListResource {

    private final Call call;

    public GuestListResource(Call call) {
        this.call = call;
    }

    @GET
    public List<GuestEntryView> list(
            @QueryParam("space") @Nullable String space,
            @QueryParam("state") @Nullable String state,
            @QueryParam("type") @Nullable String type,
            @QueryParam("search") @Nullable String search,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        Permissions permissions = call.permissions();
        Sight sight = permissions.sight();
        GuestDirectory.Search wanted = new GuestDirectory.Search(
                sight,
                new GuestDirectory.Filter(
                        Optional.ofNullable(space)
                                .map(it -> permissions
                                        .space(Ids.space(it), Rank.GUEST_INVITER)
                                        .id()),
                        Typed.constant(state, "state", GuestDirectory.State.values()),
                        Optional.ofNullable(type),
                        Paging.search(search)),
                Typed.constant(sort, "sort", GuestDirectory.Sort.values()).orElse(GuestDirectory.Sort.NAME),
                new GuestDirectory.Page(Paging.after(after), Paging.most(max)));
        List<GuestDirectory.Found> page = call.ports().directory().page(wanted, call.now());
        Map<UserId, List<Grant>> grants = grants(page, sight);
        GrantViews views =
                GrantViews.of(grants.values().stream().flatMap(List::stream).toList(), call);
        return page.stream()
                .map(it -> GuestEntryView.of(it, at(it, grants), views))
                .toList();
    }

    @Path("{id}")
    public GuestResource one(@PathParam("id") String id) {
        return new GuestResource(call, Ids.user(id));
    }

    private Map<UserId, List<Grant>> grants(List<GuestDirectory.Found> page, Sight sight) {
        return call
                .ports()
                .grants()
                .of(page.stream().map(it -> it.stay().guest()).distinct().toList())
                .stream()
                .filter(it -> sight.covers(it.access().host(), it.access().space(), it.sponsor()))
                .collect(Collectors.groupingBy(Grant::guest));
    }

    private static List<Grant> at(GuestDirectory.Found found, Map<UserId, List<Grant>> grants) {
        return grants.getOrDefault(found.stay().guest(), List.of()).stream()
                .filter(it -> it.access().host().equals(found.stay().host()))
                .toList();
    }
}
