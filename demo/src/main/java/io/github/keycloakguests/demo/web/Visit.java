package io.github.keycloakguests.demo.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser asks for. */
public record Visit(String method, String path, Map<String, String> query, Map<String, String> cookies) {
    public Visit {
        query = Map.copyOf(query);
        cookies = Map.copyOf(cookies);
    }

    static Visit of(HttpExchange exchange) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            cookies.putAll(pairs(header, ";"));
        }
        return new Visit(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                queryOf(exchange.getRequestURI().getRawQuery()),
                cookies);
    }

    /** Asked by name, a parameter that came twice has its first value. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    static Map<String, String> queryOf(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            pairs(raw, "&").forEach((name, value) -> query.put(decoded(name), decoded(value)));
        }
        return query;
    }

    private static Map<String, String> pairs(String text, String separator) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(separator, -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign: the text as it came tells as much.
            return text;
        }
    }
}
