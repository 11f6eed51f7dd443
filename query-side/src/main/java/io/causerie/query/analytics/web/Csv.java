package io.causerie.query.analytics.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: heads first, lines end in CR LF, cells in quotes where they need them, nothing for null. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it, since some texts are users'.
 */
final class Csv implements RowFormat {
    static final String MEDIA_TYPE = "text/csv";

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n";
    private static final String NEEDS_QUOTES = ".*[,\"\r\n].*";

    @Override
    public String contentType() {
        return MEDIA_TYPE + ";charset=UTF-8";
    }

    @Override
    public String head(List<String> heads) {
        return line(heads);
    }

    @Override
    public String row(Map<String, @Nullable Object> row) {
        return line(row.values());
    }

    private static String line(Collection<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_BEGINS_WITH.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.lines().count() > 1 || text.matches("(?s)" + NEEDS_QUOTES)
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
