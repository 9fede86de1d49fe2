package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives a guest other names. */
final class GuestRenaming {

    private final Call call;

    GuestRenaming(Call call) {
        this.call = call;
    }

    /** The trail says that names were changed, not which: it outlives them. */
    void rename(UserId id, GuestRequest request, List<Grant> seen) {
        RealmPorts ports = call.ports();
        GuestAccount account = ports.accounts().find(id).orElseThrow(Problems::notFound);
        Optional<String> name = Typed.newName(request.name(), "name");
        Optional<String> first = Typed.name(request.firstName(), "firstName");
        Optional<String> last = Typed.name(request.lastName(), "lastName");
        boolean own = account.footing() == Footing.GUEST;
        if (!own && (first.isPresent() || last.isPresent())) {
            throw Problems.notYours();
        }
        call.users().byId(id).ifPresent(user -> {
            first.ifPresent(user::setFirstName);
            last.ifPresent(user::setLastName);
        });
        name.ifPresent(it -> show(account, it));
        Map<String, String> what = new TreeMap<>();
        put(what, "name", request.name());
        put(what, "firstName", request.firstName());
        put(what, "lastName", request.lastName());
        seen.stream()
                .map(it -> it.access().host())
                .distinct()
                .forEach(host -> call.audit(
                        Deed.GUEST_CHANGED, new AuditEntry.Target(host, null, id, id.value()), Map.of(), what));
    }

    private void show(GuestAccount account, String name) {
        RealmPorts ports = call.ports();
        ports.accounts()
                .change(new GuestAccount(
                        account.user(), account.footing(), account.type(), name, account.email(), account.since()));
        ports.grants().of(account.user()).stream()
                .map(it -> it.access().host())
                .distinct()
                .sorted(Comparator.comparing(HostId::value))
                .forEach(host -> {
                    ports.places().lock(host, call.now());
                    ports.seating().settle(account.user(), host, call.now());
                });
    }

    private static void put(Map<String, String> what, String field, @Nullable String value) {
        if (value != null) {
            what.put(field, "changed");
        }
    }
}
