package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.space.Space;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A space as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpaceView(
        String id, String name, String host, @Nullable String organization, String homeUrl, boolean open) {

    static SpaceView of(Space space) {
        return new SpaceView(
                space.id().value(),
                space.name(),
                space.host().kind().name().toLowerCase(Locale.ROOT),
                space.alias(),
                space.home().value(),
                space.open());
    }
}
