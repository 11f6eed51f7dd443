package io.causerie.recording.capture;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps parts. What counts is when a part was spoken, not when it comes: parts may come late, until the files are made. A part that
 * touches a grant is kept whole, and what of it is outside is left out of the files.
 */
public final class Capture {
    private static final Set<RecordingStatus> OVER = EnumSet.of(RecordingStatus.STORED,
            RecordingStatus.EXPIRED);

    /**
     * The session's time as the server has it.
     *
     * @param offsetMs since the session's start; null before
     */
    public record Time(Instant now, @Nullable Long offsetMs) {}

    private final Recordings recordings;
    private final Predicate<String> closed;
    private final TrackBooks books;
    private final ObjectStore store;
    private final CaptureLimits limits;
    private final Clock clock;

    /** {@code closed}: whether the files of that session are being made. */
    public Capture(Recordings recordings, Predicate<String> closed, TrackBooks books, ObjectStore store,
            CaptureLimits limits, Clock clock) {
        this.recordings = recordings;
        this.closed = closed;
        this.books = books;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether such a part may be sent; fails if not. To be asked before its bytes are read. */
    public void admit(Part part) {
        Recording recording = recordings.findNow(part.sessionId())
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such session."));
        Speaker speaker = participant(recording, part.userId());
        long now = recording.offsetMs(clock.instant()).orElseThrow(Capture::noGrant);
        part.check(limits, now);
        if (!speaker.isCovered(part.span())
                || recording.outcome().erasedUserIds().contains(part.userId())) {
            throw noGrant();
        }
        if (OVER.contains(recording.outcome().status())) {
            throw ended();
        }
        requireOpen(part.sessionId());
        books.open(part);
    }

    /** Keeps an admitted part; when this returns it is stored. The same part again changes nothing. */
    public void keep(Part part, byte[] content) {
        InvalidValue.require(content.length > 0, "body", "must not be empty");
        InvalidValue.require(part.seq() > 0 || part.type().canBegin(content), "body",
                "is not " + part.type().mediaType());
        String key = Keys.part(part.sessionId(), part.userId(), part.trackId(), part.seq());
        if (store.head(key).isPresent()) {
            return;
        }
        books.requireRoom(part, content.length);
        PartFacts facts = new PartFacts(part.span().fromMs(), part.span().durationMs(), part.type(),
                Sha256.of(content));
        store.put(key, content, part.type().mediaType(), facts.metadata());
        books.add(part, content.length);
        // The files may have been begun meanwhile: then nobody can say whether this part is in them.
        requireOpen(part.sessionId());
    }

    /** For a client's estimate of the session's time; only for who was in it. */
    public Time time(String sessionId, String userId) {
        Recording recording = recordings.findNow(sessionId)
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such session."));
        participant(recording, userId);
        Instant now = clock.instant();
        return new Time(now, recording.offsetMs(now).orElse(null));
    }

    private void requireOpen(String sessionId) {
        if (closed.test(sessionId)) {
            throw ended();
        }
    }

    private static Speaker participant(Recording recording, String userId) {
        return recording.speaker(userId).orElseThrow(
                () -> new Rejection(RejectionCode.FORBIDDEN, "Only who was in the session may do this."));
    }

    private static Rejection noGrant() {
        return new Rejection(RejectionCode.CONSENT_REQUIRED,
                "Nothing is kept of what was said without consent, or outside of the active session.");
    }

    private static Rejection ended() {
        return new Rejection(RejectionCode.SESSION_ENDED, "The files of this session are already made.");
    }
}
