package io.github.keycloakguests.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.keycloakguests.demo.part.DemoFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** The realm as its file describes it: names in, ids out. */
record DemoRealm(Map<String, Object> representation) {
    static DemoRealm read(Path file) throws IOException {
        try {
            return new DemoRealm(JSONObjectUtils.parse(Files.readString(file)));
        } catch (ParseException e) {
            throw new IOException(file + " is not JSON", e);
        }
    }

    String organization(String alias) {
        return idOf("organizations", "alias", alias);
    }

    String user(String name) {
        return idOf("users", "username", name);
    }

    private String idOf(String things, String key, String value) {
        if (representation.get(things) instanceof List<?> list) {
            for (Object thing : list) {
                if (thing instanceof Map<?, ?> map
                        && value.equals(map.get(key))
                        && map.get("id") instanceof String id) {
                    return id;
                }
            }
        }
        throw new DemoFailure("The realm has no %s with %s %s and an id.".formatted(things, key, value));
    }
}
