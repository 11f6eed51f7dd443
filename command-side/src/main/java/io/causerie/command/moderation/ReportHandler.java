package io.causerie.command.moderation;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.ReportId;
import io.causerie.command.session.Attendance;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes reports, and decisions on them, to the aggregate. Sessions are asked before a report is locked. */
@Component
final class ReportHandler {
    private final Repository<Report> reports;
    private final Attendance attendance;
    private final Clock clock;

    ReportHandler(Repository<Report> reports, Attendance attendance, Clock clock) {
        this.reports = reports;
        this.attendance = attendance;
        this.clock = clock;
    }

    @CommandHandler
    void handle(ModerationCommand.Report report) {
        InvalidValue.require(!report.reporter().equals(report.reported()), "reportedId",
                "must be somebody else");
        requireMetThere(report);
        ReportId id = ReportId.of(report.sessionId(), report.reporter(), report.reported());
        try {
            reports.loadOrCreate(id.value(), () -> new Report(id, report, clock.instant()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A report could not be made", e);
        }
    }

    private void requireMetThere(ModerationCommand.Report report) {
        if (!attendance.wasIn(report.sessionId(), report.reporter())) {
            throw new Rejection(RejectionCode.FORBIDDEN, "You were not in that session.");
        }
        if (!attendance.wasIn(report.sessionId(), report.reported())) {
            throw new Rejection(RejectionCode.NOT_FOUND, "They were not in that session.");
        }
    }

    @CommandHandler
    void handle(ModerationCommand.Decide decide) {
        try {
            reports.load(decide.reportId().value())
                    .execute(report -> report.decide(decide.decision(), clock.instant()));
        } catch (AggregateNotFoundException e) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such report.");
        }
    }
}
