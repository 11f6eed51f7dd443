package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditedSession;
import io.causerie.query.audit.History;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /audit/sessions}, for auditors. */
@RestController
@RequestMapping("/audit/sessions")
@PreAuthorize("hasRole('auditor')")
public class SessionAuditController extends HistoryController<AuditedSession> {
    SessionAuditController(History<AuditedSession> history, Ndjson lines) {
        super(history, lines);
    }
}
