package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.guest.StoredPassword;
import io.github.keycloakguests.password.PasswordEnd;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** The password of one guest, which nobody else ever sees, as far as the caller looks after the guest. */
final class GuestPasswords {

    private static final String LIFE = "life";
    private static final String BY_TYPE = "type";

    private final Call call;
    private final UserId id;
    private final Set<HostId> hosts;
    private final Standing standing;

    /** @param seen the grants for which the caller looks after the guest */
    GuestPasswords(Call call, UserId id, List<Grant> seen) {
        this.call = call;
        this.id = id;
        this.hosts = seen.stream().map(it -> it.access().host()).collect(Collectors.toSet());
        this.standing = call.ports().standings().of(id).with(seen::contains);
    }

    /** Says at the caller's hosts how long it lasts; those of others go on saying what they do. */
    void setLife(PasswordLifeRequest request) {
        needGuest();
        PasswordLife life = Optional.ofNullable(request.life())
                .flatMap(PasswordLife::parse)
                .orElseThrow(() ->
                        Problems.invalid(LIFE, "An ISO 8601 duration from one minute to 3650 days, or \"never\"."));
        set(Optional.of(life));
        if (Boolean.TRUE.equals(request.endSessions())) {
            call.ports().sessions().end(id);
            audit(Deed.GUEST_SIGNED_OUT);
        }
    }

    /** Leaves it to the guest's type again. */
    void clearLife() {
        needGuest();
        set(Optional.empty());
    }

    /** Has a link mailed to the guest. */
    void mailLink() {
        needGuest();
        UserModel user = call.users().byId(id).orElseThrow(Problems::notFound);
        boolean sent = new PermittedGuest(user, standing)
                .address()
                .filter(it -> call.ports().sendingPasswordLink().send(id, it, call.origin()))
                .isPresent();
        if (!sent) {
            throw Problems.tooManyMails();
        }
        audit(Deed.GUEST_PASSWORD_LINK_SENT);
    }

    /** What the caller's hosts say, and of several the shortest. */
    Optional<PasswordLife> life() {
        return standing.passwords().entrySet().stream()
                .filter(it -> hosts.contains(it.getKey()))
                .map(it -> it.getValue().life())
                .min(Comparator.naturalOrder());
    }

    /** When it is over, as far as the caller's hosts are concerned; empty when it never is. */
    Optional<Instant> end() {
        return standing.member()
                ? Optional.empty()
                : call.users()
                        .byId(id)
                        .flatMap(StoredPassword::setAt)
                        .flatMap(set -> new PasswordEnd(call.ports().passwordPolicies()).of(standing, call.now(), set));
    }

    private void set(Optional<PasswordLife> life) {
        call.ports().settingPasswordLife().set(id, hosts, life);
        hosts.forEach(host -> call.audit(
                Deed.GUEST_PASSWORD_LIFE_SET,
                new AuditEntry.Target(host, null, id, id.value()),
                Map.of(LIFE, said(standing.passwordTermAt(host).map(PasswordTerm::life))),
                Map.of(LIFE, said(life))));
    }

    private void audit(Deed deed) {
        hosts.forEach(host -> call.audit(deed, new AuditEntry.Target(host, null, id, id.value()), Map.of(), Map.of()));
    }

    /** The password of somebody who was in the realm before is none of a host's business. */
    private void needGuest() {
        if (standing.member()) {
            throw Problems.notYours();
        }
    }

    private static String said(Optional<PasswordLife> life) {
        return life.map(PasswordLife::text).orElse(BY_TYPE);
    }
}
