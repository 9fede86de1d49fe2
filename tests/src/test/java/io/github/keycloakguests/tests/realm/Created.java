package io.github.keycloakguests.tests.realm;

import jakarta.ws.rs.core.Response;

/** What the admin API has made. */
public final class Created {

    private Created() {}

    /** The id in the answer, which says that something was made. */
    public static String id(Response response) {
        try (response) {
            if (response.getStatus() != 201) {
                throw new AssertionError(
                        "not created: " + response.getStatus() + " " + response.readEntity(String.class));
            }
            String location = response.getLocation().getPath();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }
}
