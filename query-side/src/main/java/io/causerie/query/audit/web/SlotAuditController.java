package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditedSlot;
import io.causerie.query.audit.History;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /audit/timeslots}, for auditors. */
@RestController
@RequestMapping("/audit/timeslots")
@PreAuthorize("hasRole('auditor')")
public class SlotAuditController extends HistoryController<AuditedSlot> {
    SlotAuditController(History<AuditedSlot> history, Ndjson lines) {
        super(history, lines);
    }
}
