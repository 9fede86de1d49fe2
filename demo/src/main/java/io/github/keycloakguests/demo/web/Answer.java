package io.github.keycloakguests.demo.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** What a browser gets back. */
public record Answer(int status, List<Entry<String, String>> headers, String body) {
    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer page(int status, String html) {
        return new Answer(status, List.of(type("text/html; charset=utf-8")), html);
    }

    public static Answer page(String html) {
        return page(200, html);
    }

    public static Answer style(String css) {
        return new Answer(200, List.of(type("text/css; charset=utf-8")), css);
    }

    /** 303, so that a posted form is followed by a GET. */
    public static Answer redirect(URI target) {
        return new Answer(303, List.of(header("Location", target.toString())), "");
    }

    public static Answer notFound() {
        return page(404, Page.of("Not found", "<main class=\"card\"><h1>There is nothing here</h1></main>"));
    }

    public Answer with(String name, String value) {
        List<Entry<String, String>> more = new ArrayList<>(headers);
        more.add(header(name, value));
        return new Answer(status, more, body);
    }

    /** A cookie of this visit to the browser, out of reach of scripts and of other sites' forms. */
    public Answer withCookie(String name, String value) {
        return with("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    public Answer withoutCookie(String name) {
        return with("Set-Cookie", name + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.getKey().equals(name));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static Entry<String, String> type(String value) {
        return header("Content-Type", value);
    }

    private static Entry<String, String> header(String name, String value) {
        return Map.entry(name, value);
    }
}
