package io.github.keycloakguests.email;

import java.util.Optional;

/** The subject of a mail as an inviter wrote it: one line, 1 to 200 characters, meant literally. */
public record SubjectLine(String value) {

    public static final int LONGEST = 200;

    public SubjectLine {
        value = value.strip();
        if (!acceptable(value)) {
            throw new IllegalArgumentException("not a subject line");
        }
    }

    /** Reads what somebody typed; line breaks and other control characters are refused, for they end a mail header. */
    public static Optional<SubjectLine> parse(String typed) {
        return acceptable(typed.strip()) && acceptable(typed) ? Optional.of(new SubjectLine(typed)) : Optional.empty();
    }

    private static boolean acceptable(String line) {
        return !line.isBlank()
                && line.length() <= LONGEST
                && line.codePoints()
                        .noneMatch(it -> Character.isISOControl(it)
                                || Character.getType(it) == Character.LINE_SEPARATOR
                                || Character.getType(it) == Character.PARAGRAPH_SEPARATOR);
    }
}
