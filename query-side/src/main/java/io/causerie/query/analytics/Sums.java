package io.causerie.query.analytics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Adds up a report's sums of days: all of them, and by each of what it is grouped by. */
final class Sums {
    /** A null (no language or level was asked for) comes first. */
    private static final Comparator<Object> ORDER = Comparator.comparing(
            value -> value instanceof Integer number ? "%03d".formatted(number) : value.toString());

    private final Report report;
    private final Map<String, Map<Object, Figures>> groups = new LinkedHashMap<>();
    private Figures total = Figures.NONE;

    Sums(Report report) {
        this.report = report;
        report.groups().forEach(group -> groups.put(group, new TreeMap<>(Comparator.nullsFirst(ORDER))));
    }

    void add(Document sum) {
        Figures more = new Fact(sum).figures();
        if (more.get(report.rows().count()) == 0) {
            return;
        }
        total = total.plus(more);
        groups.forEach((group, sums) -> sums.merge(valueOf(group, sum), more, Figures::plus));
    }

    Map<String, @Nullable Object> total() {
        return numbers(total);
    }

    Map<String, List<Map<String, @Nullable Object>>> by() {
        Map<String, List<Map<String, @Nullable Object>>> by = new LinkedHashMap<>();
        groups.forEach((group, sums) -> by.put(group, sums.entrySet().stream().map(sum -> {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put(group, sum.getKey());
            line.putAll(numbers(sum.getValue()));
            return line;
        }).toList()));
        return by;
    }

    private Map<String, @Nullable Object> numbers(Figures figures) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        report.columns().forEach(column -> numbers.put(column.name(), column.value().apply(figures)));
        return numbers;
    }

    /** Of languages the primary one, so that there are not more groups than languages. */
    private static @Nullable Object valueOf(String group, Document sum) {
        return sum.get(group.equals(Place.LANGUAGE) ? Place.PRIMARY_LANGUAGE : group);
    }
}
