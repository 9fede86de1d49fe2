package io.github.keycloakguests.tests.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cookies of one visitor. Unlike the JDK's, it sends {@code Secure} cookies over http, as browsers do to the loopback
 * address.
 */
final class CookieJar {

    private final List<Stored> cookies = new ArrayList<>();

    /** Keeps what an answer's {@code Set-Cookie} headers set. */
    synchronized void keep(URI from, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                Stored stored = new Stored(from.getHost(), cookie);
                cookies.removeIf(stored::replaces);
                if (!cookie.hasExpired() && !cookie.getValue().isEmpty()) {
                    cookies.add(stored);
                }
            }
        }
    }

    /** The value of the {@code Cookie} header; empty if there is nothing to send. */
    synchronized String headerFor(URI to) {
        return cookies.stream()
                .filter(it -> it.belongsTo(to))
                .sorted(Comparator.comparingInt((Stored it) -> it.path().length())
                        .reversed())
                .map(it -> it.cookie().getName() + "=" + it.cookie().getValue())
                .collect(Collectors.joining("; "));
    }

    synchronized List<String> names() {
        return cookies.stream().map(it -> it.cookie().getName()).toList();
    }

    synchronized void forget() {
        cookies.clear();
    }

    /** What is to last no longer than the browser is open has no age. */
    synchronized void forgetThoseWithoutAge() {
        cookies.removeIf(it -> it.cookie().getMaxAge() < 0);
    }

    private record Stored(String host, HttpCookie cookie) {

        String path() {
            return cookie.getPath() == null ? "/" : cookie.getPath();
        }

        boolean replaces(Stored other) {
            return other.host.equals(host)
                    && other.cookie.getName().equals(cookie.getName())
                    && other.path().equals(path());
        }

        boolean belongsTo(URI to) {
            return to.getHost().equals(host) && to.getPath().startsWith(path()) && !cookie.hasExpired();
        }
    }
}
