package io.github.keycloakguests.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalSiteTest {
    private final LocalSite site = open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void answersUnderItsOwnName() throws IOException {
        assertThat(get("/page", "localhost:" + port()))
                .startsWith("HTTP/1.1 200")
                .contains("secret")
                .contains("Content-security-policy: default-src 'none'")
                .contains("Cache-control: no-store");
    }

    @Test
    void tellsNothingUnderAnotherSitesName() throws IOException {
        assertThat(get("/page", "evil.example")).startsWith("HTTP/1.1 404").doesNotContain("secret");
    }

    @Test
    void saysSoWhenKeycloakIsAway() throws IOException {
        assertThat(get("/away", "127.0.0.1:" + port())).startsWith("HTTP/1.1 502");
    }

    @Test
    void bringsItsStyle() throws IOException {
        assertThat(get("/style.css", "localhost:" + port()))
                .contains("text/css")
                .contains("prefers-color-scheme");
    }

    private int port() {
        return URI.create(site.address().toString()).getPort();
    }

    private String get(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                    .formatted(path, host)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static LocalSite open() {
        try {
            return LocalSite.open(0, "", visit -> {
                if (visit.path().equals("/away")) {
                    throw new IOException("away");
                }
                return Answer.page("secret");
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
