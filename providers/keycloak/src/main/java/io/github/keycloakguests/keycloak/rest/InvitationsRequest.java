package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom to invite, and to what; all but {@code to} may be left out. */
public record InvitationsRequest(
        @Nullable JsonNode to,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period,
        @Nullable String startsAt,
        @Nullable String validity,
        @Nullable String homeUrl,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String locale,
        @Nullable Boolean mayInvite,
        @Nullable Boolean manager,
        @Nullable String send) {

    /** The addresses: one text, or an array of texts and of objects with {@code email} and names. */
    List<AddressList.Entry> entries() {
        if (to == null || to.isNull()) {
            throw Problems.invalid("to", "Addresses are needed, as a text or an array.");
        }
        if (to.isTextual()) {
            return AddressList.parse(to.textValue());
        }
        if (!to.isArray()) {
            throw Problems.invalid("to", "Addresses are needed, as a text or an array.");
        }
        List<AddressList.Entry> entries = new ArrayList<>();
        to.forEach(it -> entries.addAll(RecipientJson.entries(it)));
        return entries;
    }

    /** @param zone that of the host */
    Order.Wish wish(ZoneId zone) {
        return new Order.Wish(
                Typed.permission(permission),
                Typed.period(period),
                Typed.start(startsAt, zone),
                Typed.validity(validity),
                Typed.url(homeUrl, "homeUrl"),
                new Powers(Boolean.TRUE.equals(mayInvite), Boolean.TRUE.equals(manager)));
    }

    Wording wording() {
        return new Wording(
                Typed.subject(subject).orElse(null),
                Typed.message(message).orElse(null),
                Typed.locale(locale).orElse(null));
    }

    Order.When when() {
        return Typed.constant(send, "send", Order.When.values()).orElse(Order.When.NOW);
    }
}
