package io.causerie.query.analytics.web;

import io.causerie.query.analytics.Analytics;
import io.causerie.query.analytics.AnalyticsLimits;
import io.causerie.query.analytics.AnalyticsProjection;
import io.causerie.query.analytics.Report;
import io.causerie.query.analytics.ReportSums;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.reading.StreamedAnswers;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /analytics/{report}}, for analysts: JSON unless CSV or NDJSON is asked for. */
@RestController
@PreAuthorize("hasRole('analyst')")
@ReadsFrom(AnalyticsProjection.NAME)
public class AnalyticsController {
    private final Analytics analytics;
    private final RowStreams streams;
    private final Csv csv = new Csv();
    private final Ndjson ndjson;

    AnalyticsController(Analytics analytics, AnalyticsLimits limits, JsonMapper json) {
        this.analytics = analytics;
        this.streams = new RowStreams(analytics, new StreamedAnswers(limits.streams()));
        this.ndjson = new Ndjson(json);
    }

    @GetMapping("/analytics/{report}")
    @ApiResponse(responseCode = "200", content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = ReportSums.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")),
            @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(type = "string"))})
    ReportSums analytics(
            @Parameter(schema = @Schema(allowableValues = {"attendance", "demand", "sessions",
                    "matching"})) @PathVariable String report,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String level,
            @RequestAttribute(ReadsFrom.POSITION) long position) {
        return analytics.sums(Report.named(report), analytics.filter(from, to, language, level), position);
    }

    @Hidden
    @GetMapping(path = "/analytics/{report}", produces = Csv.MEDIA_TYPE)
    void analyticsAsCsv(@PathVariable String report, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String level, HttpServletResponse response) {
        streams.write(Report.named(report), analytics.filter(from, to, language, level), csv, response);
    }

    @Hidden
    @GetMapping(path = "/analytics/{report}", produces = Ndjson.MEDIA_TYPE)
    void analyticsAsNdjson(@PathVariable String report, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String level, HttpServletResponse response) {
        streams.write(Report.named(report), analytics.filter(from, to, language, level), ndjson, response);
    }
}
