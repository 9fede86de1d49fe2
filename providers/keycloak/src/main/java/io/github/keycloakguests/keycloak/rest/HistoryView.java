package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** One entry of a guest's history. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryView(
        String cursor,
        String at,
        String actor,
        @Nullable String actorName,
        String deed,
        String host,
        @Nullable String space,
        @Nullable String about,
        Map<String, String> before,
        Map<String, String> after) {

    static HistoryView of(Trail.Noted noted, GuestUsers users) {
        AuditEntry entry = noted.entry();
        AuditEntry.Target target = entry.target();
        return new HistoryView(
                noted.key(),
                entry.at().toString(),
                entry.actor().value(),
                users.byId(entry.actor()).map(UserModel::getUsername).orElse(null),
                entry.deed().name().toLowerCase(Locale.ROOT),
                target.host().value(),
                target.space() == null ? null : target.space().value(),
                target.about(),
                new TreeMap<>(entry.before()),
                new TreeMap<>(entry.after()));
    }
}
