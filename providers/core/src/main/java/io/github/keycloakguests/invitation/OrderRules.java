package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Decides whether an order fits the guest type, the space and what the inviter itself may have. */
final class OrderRules {

    private final GuestType type;

    OrderRules(GuestType type) {
        this.type = type;
    }

    Optional<Objection> objectionTo(Order order, Instant now) {
        if (order.entries().isEmpty()) {
            return Optional.of(Objection.NOBODY);
        }
        if (order.entries().size() > Order.LONGEST) {
            return Optional.of(Objection.TOO_MANY);
        }
        if (!order.space().open()) {
            return Optional.of(Objection.SPACE_CLOSED);
        }
        return objectionTo(order.wish(), order.space(), now)
                .or(() -> order.inviter().own().flatMap(own -> beyondOwn(order, own, now)));
    }

    /** What in these terms does not fit the type or the space. */
    Optional<Objection> objectionTo(Order.Wish wish, Space space, Instant now) {
        if (!wish.permission().map(type.permissions()::contains).orElse(true)) {
            return Optional.of(Objection.PERMISSION_NOT_OFFERED);
        }
        if (wish.period()
                .flatMap(it -> it.endFrom(now, space.zone()))
                .map(end -> !end.isAfter(now))
                .orElse(false)) {
            return Optional.of(Objection.PERIOD_OVER);
        }
        if (!wish.period().map(it -> type.allows(it, now, space.zone())).orElse(true)) {
            return Optional.of(Objection.PERIOD_TOO_LONG);
        }
        if (!wish.period().map(it -> inAll(it, now, space.zone())).orElse(true)) {
            return Optional.of(Objection.TOTAL_TOO_LONG);
        }
        if (!wish.validity().map(GuestType::validityInBounds).orElse(true)) {
            return Optional.of(Objection.VALIDITY_OUT_OF_BOUNDS);
        }
        if (!wish.home().map(space.home()::sameSiteAs).orElse(true)) {
            return Optional.of(Objection.HOME_ELSEWHERE);
        }
        if (!type.allowsInviting(wish.powers())) {
            return Optional.of(Objection.INVITING_NOT_OFFERED);
        }
        return type.allowsManaging(wish.powers()) ? Optional.empty() : Optional.of(Objection.MANAGING_NOT_OFFERED);
    }

    Terms termsOf(Order order, Instant now) {
        Order.Wish wish = order.wish();
        Space space = order.space();
        Permission permission =
                wish.permission().orElseGet(() -> permission(space.settings().guests()));
        Period period = wish.period().orElseGet(() -> period(space, now));
        HomeUrl home = wish.home().orElse(null);
        return order.inviter()
                .own()
                .map(own -> new Terms(
                        type.name(),
                        atMost(own, permission),
                        period,
                        home,
                        wish.powers(),
                        new Terms.Bounds(own.access().end())))
                .orElseGet(() -> new Terms(type.name(), permission, period, home, wish.powers(), null));
    }

    Duration validityOf(Order order) {
        Duration usual = order.space().settings().guests().validity();
        return order.wish().validity().orElse(usual == null ? type.invitationValidity() : usual);
    }

    /** A guest hands on at most what it has, and nothing that could be handed on again. */
    private Optional<Objection> beyondOwn(Order order, Grant own, Instant now) {
        Order.Wish wish = order.wish();
        if (!own.charter().type().equals(type.name())) {
            return Optional.of(Objection.TYPE_NOT_OWN);
        }
        Optional<Objection> further = further(wish.powers());
        if (further.isPresent()) {
            return further;
        }
        if (!wish.permission()
                .map(it -> type.reaches(own.access().permission(), it))
                .orElse(true)) {
            return Optional.of(Objection.PERMISSION_BEYOND_OWN);
        }
        Instant end = own.access().end();
        ZoneId zone = order.space().zone();
        boolean longer = end != null
                && wish.period()
                        .map(it -> it.endFrom(now, zone).map(end::isBefore).orElse(true))
                        .orElse(false);
        return longer ? Optional.of(Objection.PERIOD_BEYOND_OWN) : Optional.empty();
    }

    /** What of these powers cannot be handed on by a guest, which is all of them. */
    static Optional<Objection> further(Powers powers) {
        if (powers.mayInvite()) {
            return Optional.of(Objection.INVITING_NOT_OFFERED);
        }
        return powers.manager() ? Optional.of(Objection.MANAGING_NOT_OFFERED) : Optional.empty();
    }

    private Permission permission(GuestDefaults defaults) {
        Permission usual = defaults.permission();
        return usual != null && type.permissions().contains(usual) ? usual : type.defaultPermission();
    }

    /** The space's usual period may have been set when the type allowed more. */
    private Period period(Space space, Instant now) {
        Period usual = space.settings().guests().period();
        if (usual == null || !type.allows(usual, now, space.zone()) || !inAll(usual, now, space.zone())) {
            return type.defaultPeriod();
        }
        return usual.endFrom(now, space.zone()).map(it -> it.isAfter(now)).orElse(true) ? usual : type.defaultPeriod();
    }

    private boolean inAll(Period period, Instant start, ZoneId zone) {
        return type.allowsInAll(start, period.endFrom(start, zone).orElse(null), zone);
    }

    private Permission atMost(Grant own, Permission usual) {
        return type.reaches(own.access().permission(), usual)
                ? usual
                : own.access().permission();
    }
}
