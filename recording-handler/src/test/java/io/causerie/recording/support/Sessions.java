package io.causerie.recording.support;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Lets sessions happen, by the events the command side would store. Times are seconds from the session's start. */
public final class Sessions {
    private final EventStore events;
    private final Map<String, Long> sequences = new HashMap<>();

    public Sessions(EventStore events) {
        this.events = events;
    }

    /** A session that became active {@code secondsAgo} with those who consent, and those who do not after a "-". */
    public Session active(long secondsAgo, String... users) {
        var session = new Session(UUID.randomUUID().toString(),
                Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(secondsAgo));
        for (String user : users) {
            session.join(0, user.replaceFirst("^-", ""), !user.startsWith("-"));
        }
        session.store(new SessionEvent.Activated(session.id, session.start));
        return session;
    }

    public void eraseSpeechOf(String user) {
        store("account:" + user, new AccountEvent.UserSpeechErasureRequested(user, Instant.now()));
    }

    synchronized void store(String aggregate, Object... happened) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : happened) {
            messages.add(new GenericDomainEventMessage<>("Session", aggregate,
                    sequences.merge(aggregate, 0L, (last, zero) -> last + 1), event));
        }
        events.publish(messages);
    }

    /** One session. */
    public final class Session {
        private final String id;
        private final Instant start;
        private final Set<String> in = new HashSet<>();

        private Session(String id, Instant start) {
            this.id = id;
            this.start = start;
        }

        public String id() {
            return id;
        }

        public Instant at(double second) {
            return start.plus(Duration.ofMillis(Math.round(second * 1000)));
        }

        public Session join(double second, String user, boolean consent) {
            in.add(user);
            store(new SessionEvent.ParticipantJoined(id, "slot", id + user, user, true, true, in.size(),
                    at(second)), new SessionEvent.ConsentChanged(id, user, consent, "1", at(second)));
            return this;
        }

        public Session consent(double second, String user, boolean given) {
            store(new SessionEvent.ConsentChanged(id, user, given, "1", at(second)));
            return this;
        }

        public Session leave(double second, String user) {
            in.remove(user);
            store(new SessionEvent.ParticipantLeft(id, user, "left", in.size(), at(second), null));
            return this;
        }

        public Session end(double second) {
            store(new SessionEvent.Ended(id, "slot", "time-expired", List.copyOf(in), at(second)));
            return this;
        }

        /** Ends it, and its files are asked for. */
        public Session finish(double second) {
            end(second);
            return request(1);
        }

        public Session request(int attempt) {
            store(new SessionEvent.RecordingRequested(id, attempt, Instant.now()));
            return this;
        }

        public Session recordingStarted(double second) {
            store(new SessionEvent.RecordingStarted(id, at(second)));
            return this;
        }

        public void store(Object... happened) {
            Sessions.this.store(id, happened);
        }
    }
}
