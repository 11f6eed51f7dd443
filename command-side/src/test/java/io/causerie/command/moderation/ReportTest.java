package io.causerie.command.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Decision;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.moderation.ReportId;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.session.TestSessions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final SessionId SESSION = new SessionId("s");
    private static final UserId ALI = new UserId("ali");
    private static final UserId BEA = new UserId("bea");
    private static final UserId STRANGER = new UserId("stranger");
    private static final ReportId ID = ReportId.of(SESSION, ALI, BEA);
    private static final ModerationCommand.Report REPORT = new ModerationCommand.Report(ALI, BEA, SESSION,
            Misconduct.NUDITY);

    @Test
    void a_report_says_who_whom_where_and_why() {
        afterASession().when(REPORT)
                .thenEvents(new ReportEvent.Filed(ID.value(), "ali", "bea", "s", "nudity", NOW));
    }

    @Test
    void of_one_session_somebody_is_reported_once_by_each() {
        afterASession().givenCommands(REPORT)
                .when(new ModerationCommand.Report(ALI, BEA, SESSION, Misconduct.OTHER)).thenNothing();
        afterASession().givenCommands(REPORT)
                .when(new ModerationCommand.Report(BEA, ALI, SESSION, Misconduct.OTHER))
                .only(ReportEvent.Filed.class);
    }

    @Test
    void only_people_who_were_in_a_session_report_and_are_reported() {
        afterASession().when(new ModerationCommand.Report(STRANGER, BEA, SESSION, Misconduct.OTHER))
                .thenRejected(RejectionCode.FORBIDDEN);
        afterASession().when(new ModerationCommand.Report(ALI, STRANGER, SESSION, Misconduct.OTHER))
                .thenRejected(RejectionCode.NOT_FOUND);
        afterASession().when(new ModerationCommand.Report(ALI, BEA, new SessionId("t"), Misconduct.OTHER))
                .thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void nobody_reports_themselves() {
        afterASession().when(new ModerationCommand.Report(ALI, ALI, SESSION, Misconduct.OTHER))
                .thenInvalid("reportedId");
    }

    @Test
    void a_decision_is_stored_once() {
        afterASession().givenCommands(REPORT).when(decide(Decision.UPHELD))
                .thenEvents(new ReportEvent.Decided(ID.value(), "upheld", NOW));
        afterASession().givenCommands(REPORT, decide(Decision.UPHELD)).when(decide(Decision.UPHELD))
                .thenNothing();
    }

    @Test
    void a_later_decision_replaces_an_earlier_one() {
        afterASession().givenCommands(REPORT, decide(Decision.UPHELD)).when(decide(Decision.DISMISSED))
                .thenEvents(new ReportEvent.Decided(ID.value(), "dismissed", NOW));
    }

    @Test
    void what_was_not_reported_is_not_decided() {
        afterASession().when(decide(Decision.UPHELD)).thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void ids_of_users_that_only_together_read_the_same_make_different_reports() {
        assertThat(ReportId.of(SESSION, new UserId("a:1:b"), new UserId("c")))
                .isNotEqualTo(ReportId.of(SESSION, new UserId("a"), new UserId("1:b:c")));
        assertThat(ReportId.of(SESSION, new UserId("a:b"), new UserId("c")))
                .isNotEqualTo(ReportId.of(SESSION, new UserId("a"), new UserId("b:c")));
    }

    private static ModerationCommand decide(Decision decision) {
        return new ModerationCommand.Decide(ID, decision);
    }

    private static CommandFixture afterASession() {
        return CommandFixture.at(NOW, it -> List.of(
                new ReportHandler(it.repository(Report.class), TestSessions.attendance(it), it.clock())))
                .given(new SessionEvent.Opened("s", "partner", null, null, null, 2, 2, List.of("ali", "bea"),
                        NOW, NOW, NOW), joined("ali"), joined("bea"),
                        new SessionEvent.Ended("s", null, "all-left", List.of("ali", "bea"), NOW));
    }

    private static SessionEvent joined(String user) {
        return new SessionEvent.ParticipantJoined("s", null, "p-" + user, user, true, true, 1, NOW);
    }
}
