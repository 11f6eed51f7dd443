package io.causerie.recording.reading.web;

import io.causerie.recording.reading.RecordingsInWork;
import io.causerie.recording.reading.RecordingsInWork.RecordingsOverview;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/recordings}. */
@RestController
@PreAuthorize("hasRole('admin')")
public class RecordingsInWorkController {
    private final RecordingsInWork inWork;

    RecordingsInWorkController(RecordingsInWork inWork) {
        this.inWork = inWork;
    }

    @GetMapping("/admin/recordings")
    @Operation(summary = "Recordings by status, and those that are being made, that failed or that are being erased")
    public RecordingsOverview overview() {
        return inWork.overview();
    }
}
