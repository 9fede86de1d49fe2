package io.github.keycloakguests.demo.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A caught mail, as its reader sees it. */
record Mail(String id, Instant received, String from, String to, String subject, String text, String html) {
    static Mail of(String id, Instant received, MimeMessage message) throws MessagingException, IOException {
        return new Mail(
                id,
                received,
                addresses(message.getFrom()),
                addresses(message.getRecipients(RecipientType.TO)),
                Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                firstPart(message, "text/plain").orElse(""),
                firstPart(message, "text/html").orElse(""));
    }

    private static Optional<String> firstPart(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.of(part.getContent().toString());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                Optional<String> found = firstPart(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String addresses(Address @Nullable [] addresses) {
        return Stream.ofNullable(addresses)
                .flatMap(Arrays::stream)
                .map(Mail::readable)
                .collect(Collectors.joining(", "));
    }

    private static String readable(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + ">"
                : address.toString();
    }
}
