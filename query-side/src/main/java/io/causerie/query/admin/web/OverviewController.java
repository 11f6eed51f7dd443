package io.causerie.query.admin.web;

import io.causerie.query.admin.Overview;
import io.causerie.query.admin.Overviews;
import io.causerie.rest.process.ProcessSign;
import io.causerie.rest.process.Processes;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/overview} and {@code /admin/processes}. */
@RestController
@PreAuthorize("hasRole('admin')")
public class OverviewController {
    /**
     * @param id host and port
     * @param state {@code up}, {@code degraded} (its health is not up) or {@code silent} (nothing was heard of it for three intervals)
     * @param components its health, by what it consists of
     * @param heapUsed in bytes
     * @param heapMax in bytes
     * @param figures numbers of its own, e.g. {@code connectedUsers}
     */
    record ProcessView(String id, String kind, String version, String state, Instant startedAt,
            Instant seenAt,
            Map<String, String> components, long heapUsed, long heapMax, Map<String, Long> figures) {
        static ProcessView of(ProcessSign sign, Instant now) {
            return new ProcessView(sign.id(), sign.kind(), sign.version(),
                    sign.state(now).name().toLowerCase(Locale.ROOT), sign.startedAt(), sign.seenAt(),
                    sign.components(),
                    sign.heapUsed(), sign.heapMax(), sign.figures());
        }
    }

    /** By kind and id, as of {@code at}. */
    record ProcessList(Instant at, List<ProcessView> items) {}

    private final Overviews overviews;
    private final Processes processes;
    private final Clock clock;

    OverviewController(Overviews overviews, Processes processes, Clock clock) {
        this.overviews = overviews;
        this.processes = processes;
        this.clock = clock;
    }

    @GetMapping("/admin/overview")
    @Operation(summary = "How many sessions, slots and registrations there are, by state; counted each two seconds at most")
    public Overview overview() {
        return overviews.overview();
    }

    @GetMapping("/admin/processes")
    @Operation(summary = "Every process by its last sign of life")
    ProcessList processes() {
        Instant now = clock.instant();
        return new ProcessList(now, processes.all().stream().map(sign -> ProcessView.of(sign, now)).toList());
    }
}
