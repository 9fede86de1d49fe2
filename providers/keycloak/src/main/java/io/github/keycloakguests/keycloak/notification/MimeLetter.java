package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A letter as a message: text and HTML, and an id of its own that stays the same however often it is tried. */
final class MimeLetter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    MimeLetter(Session mail, Letter letter, SmtpSettings settings) throws MessagingException {
        super(mail);
        InternetAddress from = address(settings.text("from"), settings.text("fromDisplayName"));
        this.messageId = "<" + letter.id().value() + "@" + domain(from.getAddress()) + ">";
        setFrom(from);
        String replyTo = settings.text("replyTo");
        if (!replyTo.isEmpty()) {
            setReplyTo(new Address[] {address(replyTo, settings.text("replyToDisplayName"))});
        }
        setRecipient(RecipientType.TO, address(letter.to().value(), ""));
        setSubject(letter.subject(), UTF_8);
        // Out-of-office programs leave alone what says this (RFC 3834 §5).
        setHeader("Auto-Submitted", "auto-generated");
        setContent(bodies(letter));
        saveChanges();
        setSentDate(Date.from(new ServerClock().instant()));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart bodies(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(letter.html(), "text/html; charset=" + UTF_8);
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text);
        both.addBodyPart(html);
        return both;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            int at = address.lastIndexOf('@');
            String wire = at < 0 ? address : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            InternetAddress it = new InternetAddress(wire, name.isEmpty() ? null : name, UTF_8);
            it.validate();
            return it;
        } catch (UnsupportedEncodingException | IllegalArgumentException unusable) {
            throw new MessagingException("an address cannot be written in a mail", unusable);
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
