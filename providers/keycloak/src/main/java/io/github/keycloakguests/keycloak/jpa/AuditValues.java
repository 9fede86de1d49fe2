package io.github.keycloakguests.keycloak.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** The form in which a row holds the values of an audit entry: a JSON object of texts. */
final class AuditValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** What the columns hold. */
    private static final int ROOM = 2000;

    private AuditValues() {}

    /** Texts that are too long are cut rather than let what they tell of fail. */
    static String written(Map<String, String> values) {
        int longest = ROOM;
        String text = json(values, longest);
        while (text.length() > ROOM) {
            longest /= 2;
            text = json(values, longest);
        }
        return text;
    }

    static Map<String, String> read(String text) {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("stored values of an audit entry cannot be read", unreadable);
        }
    }

    private static String json(Map<String, String> values, int longest) {
        Map<String, String> cut = new TreeMap<>();
        values.forEach((name, value) -> cut.put(name, value.length() > longest ? value.substring(0, longest) : value));
        try {
            return JSON.writeValueAsString(cut);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        }
    }
}
