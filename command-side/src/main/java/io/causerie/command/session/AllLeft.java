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

/** An active session that everybody has left ends when nobody comes back within the reconnect window. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class AllLeft implements DeadlineHandler {
    private static final String NAME = "session-all-left";

    private final Deadlines deadlines;
    private final Prompts prompts;

    AllLeft(Deadlines deadlines, Prompts prompts) {
        this.deadlines = deadlines;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(SessionEvent.ParticipantLeft event) {
        if (event.emptyUntil() != null) {
            deadlines.schedule(NAME, event.sessionId(), event.emptyUntil());
        }
    }

    @EventHandler
    void on(SessionEvent.ParticipantJoined event) {
        // To a session of partners nobody comes back.
        if (event.timeSlotId() != null) {
            deadlines.cancel(NAME, event.sessionId());
        }
    }

    @EventHandler
    void on(SessionEvent.Ended event) {
        if (event.timeSlotId() != null) {
            deadlines.cancel(NAME, event.sessionId());
        }
    }

    @Override
    public void due(String sessionId) {
        prompts.send(new SessionCommand.EndIfEmpty(new SessionId(sessionId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, sessionId, notYet));
    }
}
