package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Wording;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Who is to have access; all but the address may be left out. */
public record AccessRequest(
        @Nullable String email,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period,
        @Nullable String startsAt,
        @Nullable String validity,
        @Nullable String homeUrl,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String locale) {

    Recipient recipient() {
        EmailAddress address = Typed.read(email, "email", EmailAddress::parse, "Not an address.")
                .orElseThrow(() -> Problems.invalid("email", "An address is needed."));
        return new Recipient(
                address,
                new PersonName(
                        Typed.name(name, "name").orElse(null),
                        Typed.name(firstName, "firstName").orElse(null),
                        Typed.name(lastName, "lastName").orElse(null)));
    }

    /** @param zone that of the host */
    Order.Wish wish(ZoneId zone) {
        return new Order.Wish(
                Typed.permission(permission),
                Typed.period(period),
                Typed.start(startsAt, zone),
                Typed.validity(validity),
                Typed.url(homeUrl, "homeUrl"),
                Powers.NONE);
    }

    Wording wording() {
        return new Wording(
                Typed.subject(subject).orElse(null),
                Typed.message(message).orElse(null),
                Typed.locale(locale).orElse(null));
    }
}
