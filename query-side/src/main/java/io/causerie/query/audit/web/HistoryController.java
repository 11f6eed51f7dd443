package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditEvent;
import io.causerie.query.audit.History;
import io.causerie.query.audit.Moment;
import io.causerie.query.audit.StateAt;
import io.causerie.query.audit.StateDiff;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What can be asked of the past of any kind of aggregate. */
abstract class HistoryController<V> {
    private final History<V> history;
    private final Ndjson lines;

    HistoryController(History<V> history, Ndjson lines) {
        this.history = history;
        this.lines = lines;
    }

    @GetMapping("/{id}/events")
    public Page<AuditEvent> events(@PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return history.page(id, PageRequest.parse(limit, cursor));
    }

    @GetMapping(path = "/{id}/events", produces = Ndjson.TYPE)
    @ApiResponse(responseCode = "200", description = "OK", content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = AuditEvent.class)))
    public void allEvents(@PathVariable String id, HttpServletResponse response) {
        lines.write(history.all(id), response);
    }

    @GetMapping("/{id}")
    public StateAt<V> state(@PathVariable String id, @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String position) {
        return history.at(id, Moment.parse("at", at, "position", position));
    }

    @GetMapping("/{id}/diff")
    public StateDiff diff(@PathVariable String id, @RequestParam(required = false) @Nullable String fromAt,
            @RequestParam(required = false) @Nullable String fromPosition,
            @RequestParam(required = false) @Nullable String toAt,
            @RequestParam(required = false) @Nullable String toPosition) {
        return history.between(id, Moment.parse("fromAt", fromAt, "fromPosition", fromPosition),
                Moment.parse("toAt", toAt, "toPosition", toPosition));
    }
}
