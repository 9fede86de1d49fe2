package io.github.keycloakguests.demo.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.keycloakguests.demo.part.Part;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A mail server that keeps what it gets and passes nothing on. */
public final class MailCatcher implements Part {
    private final GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
    }

    public static MailCatcher open(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailCatcher(server);
    }

    /** The newest first. */
    List<Mail> mails() throws IOException {
        List<Mail> mails = new ArrayList<>();
        try {
            for (StoredMessage stored :
                    server.getManagers().getImapHostManager().getAllMessages()) {
                MimeMessage message = stored.getMimeMessage();
                Instant received = stored.getReceivedDate().toInstant();
                mails.add(Mail.of(id(message), received, message));
            }
        } catch (MessagingException e) {
            throw new IOException("a caught mail is unreadable", e);
        }
        mails.sort(Comparator.comparing(Mail::received).reversed().thenComparing(Mail::id));
        return mails;
    }

    Optional<Mail> mail(String id) throws IOException {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    void throwAway() throws IOException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IOException("the mails cannot be thrown away", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String id(MimeMessage message) throws IOException, MessagingException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw.toByteArray());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
