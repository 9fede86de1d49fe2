package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.MemberRoles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversion has changed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionView(
        String id,
        String to,
        List<String> rolesAdded,
        List<String> rolesRemoved,
        List<String> groupsLeft,
        List<String> organizationsLeft,
        @Nullable List<String> grantsEnded,
        @Nullable String grant) {

    static ConversionView toMember(UserId id, MemberRoles.Changes changes, List<Grant> ended) {
        return new ConversionView(
                id.value(),
                "member",
                changes.rolesAdded(),
                changes.rolesRemoved(),
                changes.groupsLeft(),
                changes.hostsLeft(),
                ended.stream().map(it -> it.id().value()).toList(),
                null);
    }

    static ConversionView toGuest(UserId id, MemberRoles.Changes changes, Grant grant) {
        return new ConversionView(
                id.value(),
                "guest",
                changes.rolesAdded(),
                changes.rolesRemoved(),
                changes.groupsLeft(),
                changes.hostsLeft(),
                null,
                grant.id().value());
    }
}
