package io.github.keycloakguests.tests.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table whose first column says what a row is about, and whose other cells are answers. */
public record MarkdownTable(List<String> columns, List<Row> rows) {

    /**
     * One line of it.
     *
     * @param section what the rows around it are about
     * @param answers by column
     */
    public record Row(String section, String label, Map<String, String> answers) {}

    /** Reads a table of Markdown, in which a row without answers begins a section. */
    public static MarkdownTable parse(String markdown) {
        List<List<String>> lines = markdown.lines().map(MarkdownTable::cells).toList();
        List<String> columns = lines.getFirst().subList(1, lines.getFirst().size());
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (List<String> line : lines.subList(2, lines.size())) {
            if (line.get(1).isEmpty()) {
                section = line.getFirst().replace("*", "");
            } else {
                rows.add(new Row(section, line.getFirst(), answers(columns, line)));
            }
        }
        return new MarkdownTable(columns, rows);
    }

    /** The same table, as it would have to be for these answers, by row and column. */
    public static String rewritten(String markdown, Map<Row, Map<String, String>> answers) {
        List<String> written = new ArrayList<>(markdown.lines().limit(2).toList());
        String section = "";
        for (String line : markdown.lines().skip(2).toList()) {
            List<String> cells = cells(line);
            if (cells.get(1).isEmpty()) {
                section = cells.getFirst().replace("*", "");
                written.add(line);
            } else {
                written.add(rewritten(section, cells.getFirst(), answers));
            }
        }
        return String.join("\n", written) + "\n";
    }

    private static String rewritten(String section, String label, Map<Row, Map<String, String>> answers) {
        Map<String, String> found = answers.entrySet().stream()
                .filter(it -> it.getKey().section().equals(section)
                        && it.getKey().label().equals(label))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return "| " + label + " | " + String.join(" | ", found.values()) + " |";
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static Map<String, String> answers(List<String> columns, List<String> line) {
        return columns.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> line.get(columns.indexOf(it) + 1),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
