package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.Recipient;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one element of the array of addresses. */
final class RecipientJson {

    private static final Set<String> FIELDS = Set.of("email", "name", "firstName", "lastName");

    private RecipientJson() {}

    static List<AddressList.Entry> entries(JsonNode element) {
        if (element.isTextual()) {
            return AddressList.parse(element.textValue());
        }
        if (!element.isObject() || !element.path("email").isTextual()) {
            throw Problems.invalid("to", "An element is an address, or an object with email and names.");
        }
        element.fieldNames().forEachRemaining(it -> {
            if (!FIELDS.contains(it)) {
                throw Problems.unknownField("to." + it);
            }
        });
        PersonName name = new PersonName(name(element, "name"), name(element, "firstName"), name(element, "lastName"));
        String typed = element.path("email").textValue();
        return List.of(EmailAddress.parse(typed)
                .<AddressList.Entry>map(it -> new AddressList.Entry.Mailbox(typed, new Recipient(it, name)))
                .orElseGet(() ->
                        new AddressList.Entry.Malformed(typed.length() <= 320 ? typed : typed.substring(0, 320))));
    }

    private static @Nullable String name(JsonNode element, String field) {
        JsonNode value = element.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || !PersonName.accepts(value.textValue())) {
            throw Problems.invalid("to." + field, "A name is a text of at most " + PersonName.LONGEST + " characters.");
        }
        return value.textValue();
    }
}
