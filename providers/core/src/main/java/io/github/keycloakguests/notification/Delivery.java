package io.github.keycloakguests.notification;

/** What became of one attempt to send a mail. */
public sealed interface Delivery {

    /** The mail server took it. */
    record Taken() implements Delivery {}

    /** It may be taken later: no connection, or a temporary answer (4xx, RFC 5321 §4.2.1). */
    record Delayed(String words) implements Delivery {}

    /** It will never be taken (5xx for this recipient). */
    record Rejected(String words) implements Delivery {}

    /** There is nothing to send any more. */
    record Pointless() implements Delivery {}
}
