package io.github.keycloakguests.notification;

import io.github.keycloakguests.email.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail in the outbox. It names what it is about instead of holding its text: the letter is written when it is sent.
 *
 * @param about the id of the invitation, grant or user, as its kind has it
 * @param origin the public address of the server, for links
 */
public record Mail(MailId id, MailKind kind, String about, EmailAddress to, String origin, Dispatch dispatch) {

    private static final int WORDS = 500;

    /**
     * How far it has come; words are the mail server's, of the last attempt that failed.
     *
     * @param attempts how often it was taken from the outbox; whoever took it last is known by that number
     */
    public record Dispatch(
            MailState state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable String words) {}

    /** A new mail, due at once. */
    public static Mail queued(MailKind kind, String about, EmailAddress to, String origin, Instant now) {
        return new Mail(
                MailId.fresh(), kind, about, to, origin, new Dispatch(MailState.QUEUED, 0, now, now, null, null));
    }

    /** The mail as taken for an attempt, which it counts; due again at that moment, should nothing be heard of it. */
    public Mail claimed(Instant until) {
        return with(new Dispatch(
                MailState.QUEUED, dispatch.attempts() + 1, dispatch.createdAt(), until, null, dispatch.words()));
    }

    /** The claimed mail after its attempt. */
    public Mail after(Delivery delivery, Instant now) {
        int attempts = dispatch.attempts();
        return switch (delivery) {
            case Delivery.Taken() -> with(new Dispatch(MailState.SENT, attempts, dispatch.createdAt(), now, now, null));
            case Delivery.Rejected(String words) -> with(over(MailState.FAILED, attempts, words, now));
            case Delivery.Pointless() -> with(over(MailState.DROPPED, attempts, dispatch.words(), now));
            case Delivery.Delayed(String words) ->
                with(RetryPauses.after(attempts)
                        .map(pause -> new Dispatch(
                                MailState.QUEUED, attempts, dispatch.createdAt(), now.plus(pause), null, cut(words)))
                        .orElseGet(() -> over(MailState.FAILED, attempts, words, now)));
        };
    }

    private Dispatch over(MailState state, int attempts, @Nullable String words, Instant now) {
        return new Dispatch(state, attempts, dispatch.createdAt(), now, null, words == null ? null : cut(words));
    }

    private Mail with(Dispatch next) {
        return new Mail(id, kind, about, to, origin, next);
    }

    private static String cut(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= WORDS ? line : line.substring(0, WORDS);
    }
}
