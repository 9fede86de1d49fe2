package io.github.keycloakguests.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakguests.demo.part.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A web site that only this machine can see. */
public final class LocalSite implements Part {
    private static final String STYLE = style();

    private final HttpServer server;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> names;
    private final UnaryOperator<Answer> policy;

    private LocalSite(HttpServer server, UnaryOperator<Answer> policy) {
        int port = server.getAddress().getPort();
        this.server = server;
        this.names = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        this.policy = policy;
    }

    /**
     * Opens the site on the loopback address.
     *
     * @param formTargets where forms of the site may lead to, besides the site itself
     */
    public static LocalSite open(int port, String formTargets, Pages pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String csp = "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action 'self' " + formTargets;
        LocalSite site = new LocalSite(
                server,
                answer -> answer.has("Content-Security-Policy")
                        ? answer
                        : answer.with("Content-Security-Policy", csp.strip()));
        server.setExecutor(site.visitors);
        server.createContext("/", exchange -> site.serve(exchange, pages));
        server.start();
        return site;
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        visitors.shutdownNow();
    }

    private void serve(HttpExchange exchange, Pages pages) throws IOException {
        try (exchange) {
            send(exchange, policy.apply(answerTo(exchange, pages)));
        }
    }

    private Answer answerTo(HttpExchange exchange, Pages pages) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !names.contains(host)) {
            // Another site's name that resolves to this machine (DNS rebinding) must not read our pages.
            return Answer.notFound();
        }
        Visit visit = Visit.of(exchange);
        if (visit.path().equals("/style.css")) {
            return Answer.style(STYLE);
        }
        try {
            return pages.answer(visit);
        } catch (IOException e) {
            return unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable();
        }
    }

    private static Answer unavailable() {
        return Answer.page(
                502,
                Page.of(
                        "No answer",
                        "<main class=\"card\"><h1>Keycloak did not answer</h1>"
                                + "<p>Is the demo still running? <a href=\"/\">Try again</a></p></main>"));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        byte[] body = answer.bytes();
        boolean bodyless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : body.length);
        if (!bodyless) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String style() {
        try (InputStream css = LocalSite.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is missing");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
