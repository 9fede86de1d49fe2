package io.github.keycloakguests.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox as its owner would recognise it: no surrounding blanks, case ignored, at most 254 characters (RFC 5321
 * §4.5.3.1, RFC 3696 erratum 1690). What is refused is never repeated in the exception.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*"
            + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    public EmailAddress {
        value = normalised(value);
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Reads what a stranger typed. */
    public static Optional<EmailAddress> parse(String typed) {
        String normalised = normalised(typed);
        return wellFormed(normalised) ? Optional.of(new EmailAddress(normalised)) : Optional.empty();
    }

    /** The first character and the domain: whoever owns it knows it, and nobody else learns it. */
    public String masked() {
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "•••" + value.substring(value.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean wellFormed(String normalised) {
        return normalised.length() <= LONGEST
                && SHAPE.matcher(normalised).matches()
                && !normalised.startsWith(".")
                && !normalised.contains("..")
                && !normalised.contains(".@");
    }
}
