package io.github.keycloakguests.otp;

import java.util.Optional;

/** Reads a code as people type or paste it. */
final class TypedCode {

    /** Nobody types more around so few digits. */
    private static final int LONGEST = 64;

    private TypedCode() {}

    /** So many digits, of whatever script; white space and dashes are passed over. Empty when it is anything else. */
    static Optional<String> parse(String typed, int digits) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (int character : typed.codePoints().toArray()) {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                code.append(digit);
            } else if (!passedOver(character)) {
                return Optional.empty();
            }
        }
        return Optional.of(code.toString()).filter(it -> it.length() == digits);
    }

    private static boolean passedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || Character.getType(character) == Character.FORMAT;
    }
}
