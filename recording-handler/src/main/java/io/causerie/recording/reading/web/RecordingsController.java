package io.causerie.recording.reading.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.reading.Proofs;
import io.causerie.recording.reading.Reading;
import io.causerie.recording.reading.RecordingList;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads recordings. */
@RestController
public class RecordingsController {
    private static final int MOST = 200;

    /** @param nextCursor for the next page; null on the last */
    record Page(List<RecordingList.Item> items, @Nullable String nextCursor) {}

    private final Reading reading;
    private final RecordingList list;
    private final Proofs proofs;

    RecordingsController(Reading reading, RecordingList list, Proofs proofs) {
        this.reading = reading;
        this.list = list;
        this.proofs = proofs;
    }

    @GetMapping("/sessions/{id}/recording")
    @Operation(summary = "A session's recording with addresses that work for a while; for who took part with consent, and auditors")
    ResponseEntity<Reading.View> recording(@PathVariable String id, Principal user,
            HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(
                reading.view(new SessionId(id).value(), user.getName(), request.isUserInRole("auditor")));
    }

    @GetMapping("/recordings/{sessionId}/proof")
    @PreAuthorize("hasRole('auditor')")
    @Operation(summary = "Which grants cover which milliseconds of a recording's files, and whether any is uncovered")
    Proofs.Proof proof(@PathVariable String sessionId) {
        return proofs.of(new SessionId(sessionId).value());
    }

    @GetMapping("/recordings")
    @PreAuthorize("hasRole('admin')")
    @Operation(summary = "All recordings and where they are, in the order of their session ids")
    Page recordings(@RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidValue.require(limit >= 1 && limit <= MOST, "limit", "must be 1 to " + MOST);
        List<RecordingList.Item> items = list.list(wanted(status), cursor == null ? "" : cursor, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().sessionId());
    }

    private static Set<RecordingStatus> wanted(@Nullable String status) {
        if (status == null) {
            return EnumSet.complementOf(EnumSet.of(RecordingStatus.NONE));
        }
        return EnumSet.of(Stream.of(RecordingStatus.values()).filter(one -> one.code().equals(status))
                .findFirst().orElseThrow(() -> new InvalidValue("status",
                        "must be none, recording, processing, stored, failed or expired")));
    }
}
