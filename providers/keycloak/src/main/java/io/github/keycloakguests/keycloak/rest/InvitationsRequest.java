package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Wording;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.space.HomeUrl;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom to invite, and to what; all but {@code to} may be left out. */
public record InvitationsRequest(
        @Nullable JsonNode to,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period,
        @Nullable String validity,
        @Nullable String homeUrl,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String locale) {

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

    String typeName() {
        return type == null ? GuestTypeSettings.DEFAULT_NAME : type;
    }

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

    Order.Wish wish() {
        return new Order.Wish(
                read(permission, "permission", Permission::parse, "Not a permission."),
                read(period, "period", Period::parse, "An ISO 8601 duration, a date, or never."),
                read(validity, "validity", InvitationsRequest::duration, "An ISO 8601 duration in days or hours."),
                read(homeUrl, "homeUrl", HomeUrl::parse, "An absolute http or https address."));
    }

    Wording wording() {
        return new Wording(
                read(subject, "subject", SubjectLine::parse, "One line of at most 200 characters.")
                        .orElse(null),
                read(message, "message", PersonalMessage::parse, "Plain text of at most 2000 characters.")
                        .orElse(null),
                read(locale, "locale", InvitationsRequest::language, "A language tag such as en or pt-BR.")
                        .orElse(null));
    }

    private static <T> Optional<T> read(
            @Nullable String value, String field, Function<String, Optional<T>> parse, String words) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(parse.apply(value).orElseThrow(() -> Problems.invalid(field, words)));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException unreadable) {
            // The caller names the field; the value is not repeated.
            return Optional.empty();
        }
    }

    private static Optional<String> language(String tag) {
        return LOCALE.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    }
}
