package io.causerie.query.reports.web;

import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.reports.ReportView;
import io.causerie.query.reports.Reports;
import io.causerie.query.reports.ReportsProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /reports}, for moderators. */
@RestController
@PreAuthorize("hasRole('moderator')")
@ReadsFrom(ReportsProjection.NAME)
public class ReportsController {
    private final Reports reports;

    ReportsController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/reports")
    Page<ReportView> reports(@RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestAttribute(ReadsFrom.POSITION) long position) {
        return reports.page(status, PageRequest.parse(limit, cursor), position);
    }
}
