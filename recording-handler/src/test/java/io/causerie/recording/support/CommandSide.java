package io.causerie.recording.support;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;

/** Stores what it is told; the real one, which also refuses, has its own tests. */
public final class CommandSide {
    private final Sessions sessions;
    private final List<RecordingCommand> taken = new CopyOnWriteArrayList<>();

    CommandSide(Sessions sessions) {
        this.sessions = sessions;
    }

    public <C extends RecordingCommand> List<C> taken(Class<C> type) {
        return taken.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @CommandHandler
    void handle(RecordingCommand.StoreRecording c) {
        taken.add(c);
        sessions.store(c.sessionId().value(), new SessionEvent.RecordingStored(c.sessionId().value(),
                c.attempt(), c.bucket(), c.manifestKey(), c.mixKey(),
                c.tracks().stream().map(track -> new SessionEvent.Track(track.userId().value(),
                        track.trackId(), track.key(), track.startMs(), track.durationMs())).toList(),
                c.durationMs(), Instant.now()));
    }

    @CommandHandler
    void handle(RecordingCommand.FailRecording c) {
        taken.add(c);
        sessions.store(c.sessionId().value(), new SessionEvent.RecordingFailed(c.sessionId().value(),
                c.attempt(), c.reason().code(), Instant.now()));
    }

    @CommandHandler
    void handle(RecordingCommand.MarkErased c) {
        taken.add(c);
        sessions.store(c.sessionId().value(), new SessionEvent.TracksErased(c.sessionId().value(),
                c.userId().value(), c.mixKey(), c.manifestKey(), Instant.now()));
    }

    @CommandHandler
    void handle(RecordingCommand.ExpireRecording c) {
        taken.add(c);
        sessions.store(c.sessionId().value(),
                new SessionEvent.RecordingExpired(c.sessionId().value(), Instant.now()));
    }
}
