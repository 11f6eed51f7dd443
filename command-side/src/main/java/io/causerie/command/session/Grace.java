package io.causerie.command.session;

import io.causerie.command.process.Prompts;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A session does not wait for its minimum of participants longer than the grace period. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class Grace implements DeadlineHandler {
    private static final String NAME = "session-grace";

    private final Deadlines deadlines;
    private final Prompts prompts;

    Grace(Deadlines deadlines, Prompts prompts) {
        this.deadlines = deadlines;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(SessionEvent.Opened event) {
        // Partners are both in from the start.
        if (event.timeSlotId() != null) {
            deadlines.schedule(NAME, event.sessionId(), event.graceEndsAt());
        }
    }

    @EventHandler
    void on(SessionEvent.Activated event) {
        deadlines.cancel(NAME, event.sessionId());
    }

    @EventHandler
    void on(SessionEvent.Ended event) {
        if (event.timeSlotId() != null) {
            deadlines.cancel(NAME, event.sessionId());
        }
    }

    @Override
    public void due(String sessionId) {
        prompts.send(new SessionCommand.ExpireGrace(new SessionId(sessionId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, sessionId, notYet));
    }
}
