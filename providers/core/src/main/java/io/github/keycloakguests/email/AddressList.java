package io.github.keycloakguests.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Addresses as people paste them: separated by comma, semicolon, space, tab or new line, each plain or as
 * {@code Name <address>} (RFC 5322 §3.4, in the forgiving form that mail programs write).
 */
public final class AddressList {

    private static final int ECHO = 320;

    /** What stands in quotation marks is one word, lest an address within a name be invited. */
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[^\\s\\u00a0]+");

    /** One piece of the list, in the order typed. */
    public sealed interface Entry {
        /** What was typed, cut to a length that can be shown. */
        String typed();

        /** A piece that names a mailbox. */
        record Mailbox(String typed, Recipient recipient) implements Entry {}

        /** A piece that does not. */
        record Malformed(String typed) implements Entry {}
    }

    private AddressList() {}

    /** Reads the whole list; never fails, every piece has its entry. */
    public static List<Entry> parse(String typed) {
        List<Entry> entries = new ArrayList<>();
        for (String piece : pieces(typed)) {
            readPiece(piece, entries);
        }
        return List.copyOf(entries);
    }

    /** Splits at comma, semicolon and line ends, but not within quotation marks or angle brackets. */
    private static List<String> pieces(String typed) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r';
            quoted = !lineEnd && (c == '"') != quoted;
            bracketed = !lineEnd && !quoted && (c == '<' || (bracketed && c != '>'));
            if (lineEnd || (!quoted && !bracketed && (c == ',' || c == ';'))) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    private static void readPiece(String piece, List<Entry> entries) {
        int from = 0;
        int open;
        while ((open = piece.indexOf('<', from)) >= 0) {
            int close = piece.indexOf('>', open);
            if (close < 0) {
                entries.add(new Entry.Malformed(shown(piece.substring(from))));
                return;
            }
            readNamed(piece.substring(from, open), piece.substring(open + 1, close), entries);
            from = close + 1;
        }
        readPlain(piece.substring(from), entries);
    }

    /** What stands before the bracket is a name, but for addresses that a blank separates from it. */
    private static void readNamed(String before, String address, List<Entry> entries) {
        List<String> name = new ArrayList<>();
        for (String word : words(before)) {
            if (word.contains("@") && !word.contains("\"")) {
                entries.add(entry(word, word, PersonName.UNKNOWN));
            } else {
                name.add(word);
            }
        }
        String display = String.join(" ", name).replace("\"", "").strip();
        String typed = (display + " <" + address + ">").strip();
        entries.add(
                PersonName.accepts(display)
                        ? entry(typed, address, new PersonName(display, null, null))
                        : new Entry.Malformed(shown(typed)));
    }

    private static void readPlain(String words, List<Entry> entries) {
        words(words).forEach(word -> entries.add(entry(word, word, PersonName.UNKNOWN)));
    }

    private static Entry entry(String typed, String address, PersonName name) {
        return EmailAddress.parse(address)
                .<Entry>map(it -> new Entry.Mailbox(shown(typed), new Recipient(it, name)))
                .orElseGet(() -> new Entry.Malformed(shown(typed)));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String shown(String typed) {
        String stripped = typed.strip();
        return stripped.length() <= ECHO ? stripped : stripped.substring(0, ECHO);
    }
}
