package io.causerie.query.analytics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a line of a report says, whichever way it was written. */
final class Lines {
    private static final List<String> TEXTS = List.of("sessionId", "slotId", "timeSlotId", "seriesId",
            "openedAt", "startedAt", "endedAt", "startTime", "endTime", "timeZone", "status", "endReason",
            "day", "weekday", "hour", "kind", "language", "level");

    private Lines() {}

    static Map<String, @Nullable BigDecimal> numbersOnly(JsonNode line) {
        Map<String, @Nullable BigDecimal> numbers = numbers(line);
        numbers.keySet().removeAll(TEXTS);
        return numbers;
    }

    static Map<String, @Nullable BigDecimal> numbers(JsonNode line) {
        Map<String, @Nullable BigDecimal> numbers = new TreeMap<>();
        line.properties().forEach(field -> numbers.put(field.getKey(),
                field.getValue().isNumber()
                        ? new BigDecimal(field.getValue().asString()).stripTrailingZeros()
                        : null));
        return numbers;
    }

    /** Of a line in which no cell needs quotes. */
    static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(Lines::normal).toList();
    }

    static String normal(String cell) {
        return cell.matches("\\d+(\\.\\d+)?")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : cell;
    }

    static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }
}
