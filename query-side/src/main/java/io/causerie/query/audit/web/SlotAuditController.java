package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditedSlot;
import io.causerie.query.audit.History;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /audit/timeslots}, for auditors. */
@RestController
@RequestMapping("/audit/timeslots")
@PreAuthorize("hasRole('auditor')")
public class SlotAuditController extends HistoryController<AuditedSlot> {
    SlotAuditController(History<AuditedSlot> history, JsonMapper json) {
        super(history, new Ndjson(json));
    }
}
