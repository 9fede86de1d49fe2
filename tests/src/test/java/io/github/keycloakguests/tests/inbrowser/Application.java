package io.github.keycloakguests.tests.inbrowser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An application to arrive at, of one page. */
final class Application implements AutoCloseable {

    static final String HEADING = "The application";

    private final HttpServer server;

    private Application(HttpServer server) {
        this.server = server;
    }

    static Application open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Application::show);
            server.start();
            return new Application(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends with a slash. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void show(HttpExchange exchange) throws IOException {
        byte[] page = ("<!doctype html><html lang='en'><title>Application</title><h1>" + HEADING + "</h1></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
