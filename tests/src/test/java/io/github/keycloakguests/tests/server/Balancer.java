package io.github.keycloakguests.tests.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One address for several nodes, each request going to the next of those that run. */
final class Balancer {

    /** Of one connection only (RFC 9110 §7.6.1), or written by the client itself. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private static final int BAD_GATEWAY = 502;

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<ClusterNode> nodes = List.of();

    Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void leadTo(List<ClusterNode> all) {
        nodes = List.copyOf(all);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer =
                    answer(exchange, exchange.getRequestBody().readAllBytes());
            answer.headers().map().forEach((name, values) -> {
                if (passedOn(name)) {
                    values.forEach(it -> exchange.getResponseHeaders().add(name, it));
                }
            });
            boolean empty =
                    answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A node that nobody listens at any more is passed over; one that dies while it answers is a bad gateway. */
    private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        List<ClusterNode> running = nodes.stream().filter(ClusterNode::running).toList();
        for (int tries = 0; tries < running.size(); tries++) {
            ClusterNode node = running.get(Math.floorMod(turn.getAndIncrement(), running.size()));
            try {
                return client.send(to(node, exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            } catch (ConnectException gone) {
                // The next one is asked.
            } catch (IOException broken) {
                break;
            }
        }
        exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        throw new IOException("no node answers");
    }

    private static HttpRequest to(ClusterNode node, HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.baseUrl() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passedOn(name)) {
                values.forEach(it -> request.header(name, it));
            }
        });
        return request.build();
    }

    private static boolean passedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }
}
