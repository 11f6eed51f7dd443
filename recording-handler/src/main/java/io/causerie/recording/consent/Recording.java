package io.causerie.recording.consent;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionEvent.OfRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The recording of one session, as the log has it up to {@code position}; never changes.
 *
 * @param startedAt when the session became active: zero of all offsets; null before
 * @param endedAt when it ended; null before
 * @param speakers everybody who was in it, in the order of joining
 */
@Document("recording_grants")
public record Recording(@MongoId(FieldType.STRING) String sessionId, long position,
        @Nullable Instant startedAt, @Nullable Instant endedAt, List<Speaker> speakers, Outcome outcome) {
    public Recording {
        speakers = List.copyOf(speakers);
    }

    /** Of a session of which nothing has been heard. */
    public static Recording unknown(String sessionId) {
        return new Recording(sessionId, 0, null, null, List.of(), Outcome.NONE);
    }

    /**
     * With that event; the same if it is in already.
     *
     * @param eventId what grants will name it by
     * @param eventPosition its place in the log, or in any other sequence that the same session's events keep
     */
    public Recording after(SessionEvent event, String eventId, long eventPosition) {
        if (eventPosition <= position) {
            return this;
        }
        Recording next = switch (event) {
            case SessionEvent.ParticipantJoined e ->
                speaker(e.userId(), e.joinedAt(), eventId, one -> one.connected(true));
            case SessionEvent.ParticipantLeft e ->
                speaker(e.userId(), e.leftAt(), eventId, one -> one.connected(false));
            case SessionEvent.ConsentChanged e -> speaker(e.userId(), e.changedAt(), eventId,
                    one -> one.answering(e.recordingConsent(), e.policyVersion()));
            case SessionEvent.Activated e ->
                new Recording(sessionId, position, e.startedAt(), endedAt, speakers, outcome)
                        .settled(e.startedAt(), eventId);
            case SessionEvent.Ended e ->
                new Recording(sessionId, position, startedAt, e.endedAt(), speakers,
                        outcome.ended(e.endedAt())).settled(e.endedAt(), eventId);
            case OfRecording e -> new Recording(sessionId, position, startedAt, endedAt, speakers,
                    outcome.after(e));
            case SessionEvent.Opened _,SessionEvent.MediaStateChanged _ -> this;
        };
        return new Recording(sessionId, eventPosition, next.startedAt, next.endedAt, next.speakers,
                next.outcome);
    }

    public Optional<Speaker> speaker(String userId) {
        return speakers.stream().filter(one -> one.userId().equals(userId)).findFirst();
    }

    /** How long after its start that was; empty if it has not started. */
    public Optional<Long> offsetMs(Instant when) {
        return Optional.ofNullable(startedAt).map(start -> Duration.between(start, when).toMillis());
    }

    private boolean isActive() {
        return startedAt != null && endedAt == null;
    }

    private Recording speaker(String userId, Instant when, String eventId, UnaryOperator<Speaker> change) {
        List<Speaker> now = new ArrayList<>(speakers);
        Speaker was = speaker(userId).orElseGet(() -> Speaker.unknown(userId));
        Speaker is = change.apply(was).settled(isActive(), offsetMs(when).orElse(0L), eventId);
        if (now.contains(was)) {
            now.set(now.indexOf(was), is);
        } else {
            now.add(is);
        }
        return new Recording(sessionId, position, startedAt, endedAt, now, outcome);
    }

    private Recording settled(Instant when, String eventId) {
        long atMs = offsetMs(when).orElse(0L);
        return new Recording(sessionId, position, startedAt, endedAt,
                speakers.stream().map(one -> one.settled(isActive(), atMs, eventId)).toList(), outcome);
    }
}
