package io.github.keycloakguests.keycloak.jpa;

import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.Map;

/** The conditions that the rows of a page meet, with the values that they name. */
final class Where {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    Where and(String condition) {
        text.append(" and ").append(condition);
        return this;
    }

    /** What the conditions call by that name. */
    Where with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** To be put behind a condition that is there already. */
    String text() {
        return text.toString();
    }

    <T> TypedQuery<T> bound(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
