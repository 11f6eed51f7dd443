package io.causerie.query.reports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.DisplayNames;
import io.causerie.query.reading.Listing;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Answers what was reported, the newest first. */
public final class Reports {
    private static final Listing<ReportDocument> NEWEST_FIRST = new Listing<>(ReportDocument.class, "filedAt",
            Sort.Direction.DESC, row -> new Cursor(row.filedAt(), row.id()));

    private final KeptRows rows;
    private final MongoOperations mongo;
    private final Clock clock;

    public Reports(KeptRows rows, MongoOperations mongo, Clock clock) {
        this.rows = rows;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** {@code status}: only those; null for all. */
    public Page<ReportView> page(@Nullable String status, PageRequest request, long position) {
        Page<ReportDocument> page = NEWEST_FIRST.page(rows,
                status == null ? List.of() : List.of(where("status").is(ReportStatus.parse(status))), request,
                position);
        DisplayNames names = DisplayNames.of(page.items().stream()
                .flatMap(row -> Stream.of(row.reporterId(), row.reportedId())).collect(Collectors.toSet()),
                mongo);
        Map<String, BanDocument> bans = bansOf(page.items());
        Instant now = clock.instant();
        return page.map(row -> ReportView.of(row, names, BanView.of(bans.get(row.reportedId()), now)));
    }

    private Map<String, BanDocument> bansOf(List<ReportDocument> reports) {
        Set<String> userIds = reports.stream().map(ReportDocument::reportedId).collect(Collectors.toSet());
        return rows.find(query(where("_id").in(userIds)), BanDocument.class).stream()
                .collect(Collectors.toMap(BanDocument::userId, Function.identity()));
    }
}
