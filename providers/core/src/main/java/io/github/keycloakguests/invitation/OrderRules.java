package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.Timing;
import io.github.keycloakguests.guest.Untimely;
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
        Timing timing = new Timing(type, now, space.zone());
        Instant start = startOf(wish, now);
        Optional<Untimely> untimely = wish.start()
                .flatMap(timing::objectionTo)
                .or(() -> wish.period().flatMap(it -> timing.objectionTo(it, start)));
        if (untimely.isPresent()) {
            return untimely.map(Objection::of);
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
        Period period = wish.period().orElseGet(() -> period(space, startOf(wish, now), now));
        Start start = wish.start().orElse(null);
        HomeUrl home = wish.home().orElse(null);
        return order.inviter()
                .own()
                .map(own -> new Terms(
                        type.name(),
                        atMost(own, permission),
                        period,
                        start,
                        home,
                        wish.powers(),
                        new Terms.Bounds(own.access().end())))
                .orElseGet(() -> new Terms(type.name(), permission, period, start, home, wish.powers(), null));
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
        Instant start = startOf(wish, now);
        if (own.access().overAt(start)) {
            return Optional.of(Objection.START_BEYOND_OWN);
        }
        Instant end = own.access().end();
        ZoneId zone = order.space().zone();
        boolean longer = end != null
                && wish.period()
                        .map(it -> it.endFrom(start, zone).map(end::isBefore).orElse(true))
                        .orElse(false);
        return longer ? Optional.of(Objection.PERIOD_BEYOND_OWN) : Optional.empty();
    }

    /** When access begins if it is given at once. */
    private static Instant startOf(Order.Wish wish, Instant now) {
        return wish.start().map(it -> it.givenAt(now)).orElse(now);
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
    private Period period(Space space, Instant start, Instant now) {
        Timing timing = new Timing(type, now, space.zone());
        return Optional.ofNullable(space.settings().guests().period())
                .filter(it -> timing.objectionTo(it, start).isEmpty())
                .orElse(type.defaultPeriod());
    }

    private Permission atMost(Grant own, Permission usual) {
        return type.reaches(own.access().permission(), usual)
                ? usual
                : own.access().permission();
    }
}
