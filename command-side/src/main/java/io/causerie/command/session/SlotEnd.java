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

/** A session ends with its slot, and that of partners at its limit. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class SlotEnd implements DeadlineHandler {
    private static final String NAME = "session-slot-end";

    private final Deadlines deadlines;
    private final Prompts prompts;

    SlotEnd(Deadlines deadlines, Prompts prompts) {
        this.deadlines = deadlines;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(SessionEvent.Opened event) {
        deadlines.schedule(NAME, event.sessionId(), event.endsAt());
    }

    @EventHandler
    void on(SessionEvent.Ended event) {
        deadlines.cancel(NAME, event.sessionId());
    }

    @Override
    public void due(String sessionId) {
        prompts.send(new SessionCommand.Expire(new SessionId(sessionId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, sessionId, notYet));
    }
}
