package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a failed attempt whether a later one may succeed, and what the mail server said. */
final class MailFailure {

    /** A permanent answer begins with 5 (RFC 5321 §4.2.1). */
    private static final Pattern PERMANENT = Pattern.compile("\\b5\\d\\d[ -].*", Pattern.DOTALL);

    private MailFailure() {}

    /** Rejected for good only if the server refused this recipient or message; no connection is nobody's verdict. */
    static Delivery delivery(Exception failure) {
        String words = words(failure);
        boolean verdict = failure instanceof SendFailedException
                && PERMANENT.matcher(words).find();
        return verdict ? new Delivery.Rejected(words) : new Delivery.Delayed(words);
    }

    /** The innermost words, which are the server's, for the outer ones only say that sending failed. */
    private static String words(Exception failure) {
        Throwable deepest = failure;
        while (next(deepest) != null) {
            deepest = Objects.requireNonNull(next(deepest));
        }
        String message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }

    private static @Nullable Throwable next(Throwable failure) {
        if (failure instanceof MessagingException messaging && messaging.getNextException() != null) {
            return messaging.getNextException();
        }
        return failure.getCause();
    }
}
