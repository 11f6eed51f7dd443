package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
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
    @Nullable
    Instant handle(RecordingCommand.RequestRecording request) {
        return ask(request.sessionId(), recording -> recording.request(settings.recordingSettle(), now()));
    }

    @CommandHandler
    void handle(RecordingCommand.RetryRecording retry) {
        tell(retry.sessionId(), recording -> recording.retry(now()));
    }

    @CommandHandler
    void handle(RecordingCommand.StoreRecording store) {
        tell(store.sessionId(), recording -> recording.store(store, now()));
    }

    @CommandHandler
    void handle(RecordingCommand.FailRecording fail) {
        tell(fail.sessionId(), recording -> recording.fail(fail, now()));
    }

    @CommandHandler
    void handle(RecordingCommand.MarkErased erased) {
        tell(erased.sessionId(), recording -> recording.markErased(erased, now()));
    }

    @CommandHandler
    void handle(RecordingCommand.ExpireRecording expire) {
        tell(expire.sessionId(), recording -> recording.expire(now()));
    }

    private void tell(SessionId session, Consumer<Recording> decision) {
        ask(session, recording -> {
            decision.accept(recording);
            return null;
        });
    }

    private <R> @Nullable R ask(SessionId session, Function<Recording, @Nullable R> decision) {
        try {
            return sessions.load(session.value()).invoke(one -> decision.apply(one.recording()));
        } catch (AggregateNotFoundException e) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such session.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
