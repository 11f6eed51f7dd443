package io.causerie.command.session;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.command.process.Prompts;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * The files of a recording are asked for when what was spoken last has had time to arrive. Every session that somebody came to is asked:
 * it alone knows whether it was ever being recorded.
 */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class RecordingDue implements DeadlineHandler {
    private static final String NAME = "session-recording-due";

    private final Deadlines deadlines;
    private final Prompts prompts;
    private final SessionSettings settings;

    RecordingDue(Deadlines deadlines, Prompts prompts, SessionSettings settings) {
        this.deadlines = deadlines;
        this.prompts = prompts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(SessionEvent.Ended event) {
        if (!event.attendedUserIds().isEmpty()) {
            deadlines.schedule(NAME, event.sessionId(), event.endedAt().plus(settings.recordingSettle()));
        }
    }

    @EventHandler
    void on(SessionEvent.RecordingRequested event) {
        deadlines.cancel(NAME, event.sessionId());
    }

    @Override
    public void due(String sessionId) {
        prompts.send(new RecordingCommand.RequestRecording(new SessionId(sessionId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, sessionId, notYet));
    }
}
