package io.causerie.query.analytics;

import com.mongodb.client.MongoCursor;
import io.causerie.query.projection.KeptRows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Answers reports: their sums out of the sums of days, their rows one by one. */
public final class Analytics {
    private static final int SCHEMA_VERSION = 1;
    private static final int BATCH = 500;
    private static final Document BY_DAY = new Document(Place.DAY, 1);
    private static final Document IN_ANY_ORDER = new Document();

    private final MongoOperations mongo;
    private final KeptRows kept;
    private final AnalyticsLimits limits;
    private final Clock clock;

    public Analytics(MongoOperations mongo, KeptRows kept, AnalyticsLimits limits, Clock clock) {
        this.mongo = mongo;
        this.kept = kept;
        this.limits = limits;
        this.clock = clock;
    }

    /** Reads the parameters of a report. */
    public AnalyticsFilter filter(@Nullable String from, @Nullable String to, @Nullable String language,
            @Nullable String level) {
        return AnalyticsFilter.parse(from, to, language, level,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), limits.longestDays());
    }

    public ReportSums sums(Report report, AnalyticsFilter filter, long position) {
        Sums sums = new Sums(report);
        eachSum(report, filter, sums::add);
        return new ReportSums(report.name(), SCHEMA_VERSION, filter.from().toString(), filter.to().toString(),
                filter.language() == null ? null : filter.language().value(),
                filter.level() == null ? null : filter.level().name(), position, sums.total(), sums.by());
    }

    /**
     * Hands over each row, by name and in the order of the report's heads, day after day. The store looks for a few
     * days at a time: the embedded one puts everything it finds into memory.
     */
    public void rows(Report report, AnalyticsFilter filter, Consumer<Map<String, @Nullable Object>> to) {
        String first = filter.from().toString();
        for (String end : ends(report, filter)) {
            each(report.rows().rows(), filter.selection(report, first, end), BY_DAY,
                    row -> to.accept(line(report, row)));
            first = end;
        }
    }

    /** The days before which a new search begins, so that each finds about as many rows as it may. */
    private List<String> ends(Report report, AnalyticsFilter filter) {
        Map<String, Long> counts = new TreeMap<>();
        eachSum(report, filter, sum -> counts.merge(sum.getString(Place.DAY),
                new Fact(sum).get(report.rows().count()), Long::sum));
        List<String> ends = new ArrayList<>();
        long found = 0;
        for (Map.Entry<String, Long> day : counts.entrySet()) {
            if (found > 0 && found + day.getValue() > limits.rowsAtOnce()) {
                ends.add(day.getKey());
                found = 0;
            }
            found += day.getValue();
        }
        ends.add(filter.to().toString());
        return ends;
    }

    private void eachSum(Report report, AnalyticsFilter filter, Consumer<Document> to) {
        each(report.rows().sums(),
                filter.selection(report, filter.from().toString(), filter.to().toString()), IN_ANY_ORDER, to);
    }

    private void each(Class<?> document, Document selection, Document order, Consumer<Document> to) {
        try (MongoCursor<Document> found = mongo.getCollection(kept.collection(document))
                .find(selection).sort(order).batchSize(BATCH).cursor()) {
            found.forEachRemaining(to);
        }
    }

    private static Map<String, @Nullable Object> line(Report report, Document row) {
        Figures figures = new Fact(row).figures();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(report.rows().idHead(), row.getString("_id"));
        report.texts().forEach(
                text -> line.put(text,
                        row.get(text) instanceof Date date ? date.toInstant() : row.get(text)));
        report.columns().forEach(column -> line.put(column.name(), column.value().apply(figures)));
        return line;
    }
}
