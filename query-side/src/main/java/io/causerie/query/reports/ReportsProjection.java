package io.causerie.query.reports;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Rows;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Follows reports into {@link ReportDocument}, and bans into {@link BanDocument}. */
@ProcessingGroup(ReportsProjection.NAME)
public final class ReportsProjection implements Projection {
    public static final String NAME = "reports";

    private final Rows rows;

    public ReportsProjection(Rows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Class<?>> documents() {
        return List.of(BanDocument.class, ReportDocument.class);
    }

    @EventHandler
    void on(ReportEvent event) {
        switch (event) {
            case ReportEvent.Filed e -> rows.row(ReportDocument.class, e.reportId())
                    .set("reporterId", e.reporterId()).set("reportedId", e.reportedId())
                    .set("sessionId", e.sessionId()).set("reason", e.reason())
                    .set("status", ReportStatus.OPEN)
                    .set("filedAt", e.filedAt());
            case ReportEvent.Decided e -> rows.row(ReportDocument.class, e.reportId())
                    .set("status", e.decision()).set("decidedAt", e.decidedAt());
        }
    }

    @EventHandler
    void on(AccountEvent event) {
        switch (event) {
            case AccountEvent.Banned e -> rows.row(BanDocument.class, e.userId()).set("banned", true)
                    .set("reason", e.reason()).set("bannedAt", e.bannedAt()).set("until", e.until());
            case AccountEvent.BanLifted e -> rows.row(BanDocument.class, e.userId()).set("banned", false);
            case AccountEvent.UserSpeechErasureRequested _,AccountEvent.Deleted _,AccountEvent.Renamed _,AccountEvent.NoticeTaken _ -> {
                // They say nothing of a ban.
            }
        }
    }
}
