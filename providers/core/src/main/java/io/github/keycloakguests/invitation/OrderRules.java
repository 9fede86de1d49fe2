package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.GuestType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether an order fits the guest type and the space. */
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
        Order.Wish wish = order.wish();
        if (!wish.permission().map(type.permissions()::contains).orElse(true)) {
            return Optional.of(Objection.PERMISSION_NOT_OFFERED);
        }
        if (wish.period()
                .flatMap(it -> it.endFrom(now))
                .map(end -> !end.isAfter(now))
                .orElse(false)) {
            return Optional.of(Objection.PERIOD_OVER);
        }
        if (!wish.period().map(it -> type.allows(it, now)).orElse(true)) {
            return Optional.of(Objection.PERIOD_TOO_LONG);
        }
        if (!wish.validity().map(GuestType::validityInBounds).orElse(true)) {
            return Optional.of(Objection.VALIDITY_OUT_OF_BOUNDS);
        }
        if (!wish.home().map(order.space().home()::sameSiteAs).orElse(true)) {
            return Optional.of(Objection.HOME_ELSEWHERE);
        }
        return Optional.empty();
    }

    Terms termsOf(Order order) {
        return new Terms(
                type.name(),
                order.wish().permission().orElse(type.defaultPermission()),
                order.wish().period().orElse(type.defaultPeriod()),
                order.wish().home().orElse(null));
    }

    Duration validityOf(Order order) {
        return order.wish().validity().orElse(type.invitationValidity());
    }
}
