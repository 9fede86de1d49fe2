package io.github.keycloakguests.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes an invitation link good: 256 random bits, as 43 characters of base64url (RFC 4648 §5). It exists in the mail
 * and in the requests of whoever received it; we keep its digest only.
 */
public record LinkSecret(String value) {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public LinkSecret {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a link secret");
        }
    }

    public static LinkSecret fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what came in a link. */
    public static Optional<LinkSecret> parse(String typed) {
        return SHAPE.matcher(typed).matches() ? Optional.of(new LinkSecret(typed)) : Optional.empty();
    }

    /** SHA-256 in 64 hexadecimal digits: with 256 random bits there is nothing to guess, so no salt and no stretching. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Says nothing, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "LinkSecret[…]";
    }
}
