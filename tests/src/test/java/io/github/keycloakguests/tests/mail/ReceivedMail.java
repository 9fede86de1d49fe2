package io.github.keycloakguests.tests.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** A mail as its reader sees it. */
public record ReceivedMail(MimeMessage message) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    public String subject() {
        return header("Subject").isEmpty() ? "" : asked(message::getSubject);
    }

    public List<String> recipients() {
        return Arrays.stream(asked(message::getAllRecipients))
                .map(Object::toString)
                .toList();
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(asked(() -> message.getHeader(name, null)));
    }

    /** The plain text part; empty if there is none. */
    public String text() {
        return part(message, "text/plain").orElse("");
    }

    /** The HTML part; empty if there is none. */
    public String html() {
        return part(message, "text/html").orElse("");
    }

    /** Where its links lead: those of the HTML part, or else those of the text. */
    public List<String> links() {
        List<String> ofHtml = Jsoup.parse(html()).select("a[href]").eachAttr("href");
        return ofHtml.isEmpty() ? linksOfText() : ofHtml;
    }

    public List<String> linksOfText() {
        return LINK.matcher(text()).results().map(MatchResult::group).toList();
    }

    /** The first link with these words in it. */
    public String link(String containing) {
        return links().stream()
                .filter(link -> link.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link with " + containing + " among " + links()));
    }

    private static Optional<String> part(Part part, String type) {
        return asked(() -> {
            if (part.isMimeType(type)) {
                return Optional.of(part.getContent().toString());
            }
            if (part.getContent() instanceof MimeMultipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    Optional<String> found = part(inner, type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (MessagingException e) {
            throw new IllegalStateException("not a readable mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T answer() throws MessagingException, IOException;
    }
}
