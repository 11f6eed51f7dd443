package io.causerie.command.moderation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.moderation.Decision;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.moderation.ReportId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** One person's report of another, of one session. */
@AggregateRoot(type = "Report")
public class Report {
    @AggregateIdentifier
    private String id = "";
    private @Nullable String decision;

    /** For Axon, which then applies what has happened. */
    Report() {}

    Report(ReportId reportId, ModerationCommand.Report report, Instant now) {
        // Axon labels the event with the id that is there before it is applied.
        id = reportId.value();
        apply(new ReportEvent.Filed(id, report.reporter().value(), report.reported().value(),
                report.sessionId().value(), report.reason().code(), now));
    }

    /** The moderators' word, which a later one replaces; the same again: nothing happens. */
    void decide(Decision wanted, Instant now) {
        if (!wanted.code().equals(decision)) {
            apply(new ReportEvent.Decided(id, wanted.code(), now));
        }
    }

    @EventSourcingHandler
    void on(ReportEvent event) {
        id = event.reportId();
        if (event instanceof ReportEvent.Decided decided) {
            decision = decided.decision();
        }
    }
}
