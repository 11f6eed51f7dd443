package io.causerie.recording.support;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;

/** Stores what it is told; the real one, which also refuses, has its own tests. */
public final class CommandSide {
    private final Sessions sessions;
    private final List<RecordingCommand> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Runnable>> reluctance = new ConcurrentHashMap<>();

    CommandSide(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The next time files of the session are to be stored, {@code instead} is done, which may throw. */
    public void once(Sessions.Session session, Runnable instead) {
        reluctance.computeIfAbsent(session.id(), _ -> new ConcurrentLinkedDeque<>()).add(instead);
    }

    public <C extends RecordingCommand> List<C> taken(Class<C> type) {
        return taken.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @CommandHandler
    void handle(RecordingCommand.StoreRecording c) {
        Runnable instead = reluctance.getOrDefault(c.sessionId().value(), new ArrayDeque<>()).poll();
        if (instead != null) {
            instead.run();
            return;
        }
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
    void handle(RecordingCommand.RetryRecording c) {
        int failed = taken(RecordingCommand.FailRecording.class).stream()
                .filter(one -> one.sessionId().equals(c.sessionId()))
                .mapToInt(RecordingCommand.FailRecording::attempt).max().orElse(0);
        taken.add(c);
        sessions.store(c.sessionId().value(), new SessionEvent.RecordingRequested(c.sessionId().value(),
                failed + 1, Instant.now()));
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
