package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import java.time.Clock;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes what is asked of recordings to the sessions that decide it. It locks nothing else. */
@Component
final class RecordingHandler {
    private final Repository<Session> sessions;
    private final SessionSettings settings;
    private final Clock clock;

    RecordingHandler(Repository<Session> sessions, SessionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @CommandHandler
    void handle(RecordingCommand.RequestRecording request) {
        tell(request.sessionId(),
                recording -> recording.request(settings.recordingSettle(), clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.RetryRecording retry) {
        tell(retry.sessionId(), recording -> recording.retry(clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.StoreRecording store) {
        tell(store.sessionId(), recording -> recording.store(store, clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.FailRecording fail) {
        tell(fail.sessionId(), recording -> recording.fail(fail, clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.MarkErased erased) {
        tell(erased.sessionId(), recording -> recording.markErased(erased, clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.ExpireRecording expire) {
        tell(expire.sessionId(), recording -> recording.expire(clock.instant()));
    }

    private void tell(SessionId session, Consumer<Recording> decision) {
        try {
            sessions.load(session.value()).execute(one -> decision.accept(one.recording()));
        } catch (AggregateNotFoundException e) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such session.");
        }
    }
}
