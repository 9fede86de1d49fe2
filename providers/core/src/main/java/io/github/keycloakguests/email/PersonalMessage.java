package io.github.keycloakguests.email;

import java.util.Optional;

/** An inviter's own words in a mail: plain text of 1 to 2000 characters, line breaks kept, meant literally. */
public record PersonalMessage(String value) {

    public static final int LONGEST = 2000;

    public PersonalMessage {
        value = value.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (!acceptable(value)) {
            throw new IllegalArgumentException("not a message");
        }
    }

    /** Reads what somebody typed. */
    public static Optional<PersonalMessage> parse(String typed) {
        String tidied = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        return acceptable(tidied) ? Optional.of(new PersonalMessage(tidied)) : Optional.empty();
    }

    private static boolean acceptable(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\t');
    }
}
