package io.causerie.recording.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recordings of all sessions, as the log has them. */
public interface Recordings {
    /** As it was a moment ago. */
    Optional<Recording> find(String sessionId);

    /**
     * As it is now, or was later: with everything that was in the log when this was called.
     *
     * @throws io.causerie.rest.problem.Unavailable when the rows do not get there in time
     */
    Optional<Recording> findNow(String sessionId);

    /** Those in which the user could be recorded at some time. */
    List<Recording> withSpeaker(String userId);

    /**
     * In the order of their session ids.
     *
     * @param after only those whose id is greater; empty for the first
     */
    List<Recording> withStatus(Collection<RecordingStatus> status, String after, int limit);

    /** Those of these sessions that there are, in no order. */
    List<Recording> findAll(Collection<String> sessionIds);

    /** How many there are; each is looked at. */
    Map<RecordingStatus, Long> countByStatus();

    /** Some of those that came to this status at {@code then} or before. */
    List<Recording> since(RecordingStatus status, Instant then, int limit);
}
