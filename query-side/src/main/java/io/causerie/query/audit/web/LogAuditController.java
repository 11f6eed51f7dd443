package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditEvent;
import io.causerie.query.audit.AuditEvents;
import io.causerie.query.audit.AuditRead;
import io.causerie.query.audit.AuditReads;
import io.causerie.query.audit.LogVerification;
import io.causerie.query.audit.Verification;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of the log as a whole, and who asked what; for auditors. */
@RestController
@RequestMapping("/audit")
@PreAuthorize("hasRole('auditor')")
public class LogAuditController {
    private final AuditEvents events;
    private final LogVerification verification;
    private final AuditReads reads;
    private final Ndjson lines;

    LogAuditController(AuditEvents events, LogVerification verification, AuditReads reads, Ndjson lines) {
        this.events = events;
        this.verification = verification;
        this.reads = reads;
        this.lines = lines;
    }

    @GetMapping(path = "/events", produces = Ndjson.TYPE)
    @ApiResponse(responseCode = "200", description = "OK", content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = AuditEvent.class)))
    public void logEvents(@RequestParam(required = false) @Nullable String fromPosition,
            @RequestParam(required = false) @Nullable String toPosition, HttpServletResponse response) {
        lines.write(events.between(fromPosition, toPosition), response);
    }

    @GetMapping("/verify")
    public Verification verify() {
        return verification.ask();
    }

    @GetMapping(path = "/verify", produces = Ndjson.TYPE)
    @ApiResponse(responseCode = "200", description = "OK", content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = Verification.class)))
    public void verifyTold(HttpServletResponse response) {
        lines.write(verification.follow(), response);
    }

    @GetMapping("/reads")
    public Page<AuditRead> auditReads(@RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reads.page(PageRequest.parse(limit, cursor), events.head());
    }
}
