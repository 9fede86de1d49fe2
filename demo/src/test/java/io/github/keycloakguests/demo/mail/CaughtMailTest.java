package io.github.keycloakguests.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaughtMailTest {
    private final int port = freePort();
    private final MailCatcher catcher = MailCatcher.open(port);
    private URI address = URI.create("http://localhost");
    private Runnable closing = () -> {};

    @BeforeEach
    void openPages() throws IOException {
        var site = MailPages.open(0, catcher);
        address = site.address();
        closing = site::close;
    }

    @AfterEach
    void close() {
        closing.run();
        catcher.close();
    }

    @Test
    void readsBothParts() throws MessagingException, IOException {
        send("Grüße <b>", "text & https://example.org/a?b=c&d.", "<html><head></head><body>html</body></html>");

        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Grüße <b>");
            assertThat(mail.from()).isEqualTo("Zoë <guests@demo.example>");
            assertThat(mail.to()).isEqualTo("ada@example.org");
            assertThat(mail.text().strip()).isEqualTo("text & https://example.org/a?b=c&d.");
            assertThat(mail.html()).contains("<body>html</body>");
        });
    }

    @Test
    void listsAMailAsText() throws MessagingException, IOException, InterruptedException {
        send("<script>alert(1)</script>", "text", "<p>html</p>");

        assertThat(get("/").body())
                .contains("ada@example.org", "&lt;script&gt;", "http-equiv=\"refresh\"")
                .doesNotContain("<script");
    }

    @Test
    void showsHtmlOnlyWhereItCanDoNothing() throws MessagingException, IOException, InterruptedException {
        send("subject", "text", "<html><head><title>t</title></head><body><script>alert(1)</script></body></html>");
        String id = catcher.mails().get(0).id();

        HttpResponse<String> page = get("/mails/" + id);
        HttpResponse<String> frame = get("/mails/" + id + "/html");

        assertThat(page.body())
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script");
        assertThat(frame.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sandbox allow-popups")
                        .doesNotContain("allow-scripts", "allow-same-origin"));
        assertThat(frame.body()).contains("<head><base target=\"_blank\"><title>");
    }

    @Test
    void forgetsWhatIsThrownAway() throws MessagingException, IOException, InterruptedException {
        send("subject", "text", "<p>html</p>");

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/throw-away"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(catcher.mails()).isEmpty();
    }

    @Test
    void knowsNoOtherPages() throws IOException, InterruptedException {
        assertThat(get("/mails/0123456789abcdef").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void linksWhatIsALinkAndNothingElse() {
        assertThat(new PlainText("see <https://a.example/x?y=1&z=2>, or javascript:alert(1).").html())
                .isEqualTo("see &lt;<a target=\"_blank\" rel=\"noopener\" href=\"https://a.example/x?y=1&amp;z=2\">"
                        + "https://a.example/x?y=1&amp;z=2</a>&gt;, or javascript:alert(1).");
    }

    @Test
    void doesNotTakeAHeaderForAHead() {
        assertThat(MailPages.linksInNewWindows("<header>h</header>"))
                .isEqualTo("<base target=\"_blank\"><header>h</header>");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    private void send(String subject, String text, String html) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("guests@demo.example", "Zoë", "UTF-8"));
        message.setRecipients(RecipientType.TO, "ada@example.org");
        message.setSubject(subject, "UTF-8");
        MimeBodyPart textPart = new MimeBodyPart();
        textPart.setText(text, "UTF-8");
        MimeBodyPart htmlPart = new MimeBodyPart();
        htmlPart.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
        Transport.send(message);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
