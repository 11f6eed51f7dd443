package io.causerie.recording.capture;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.Sha256;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.problem.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps parts. What counts is when a part was spoken, not when it comes: parts may come late, until the files are stored. A part that
 * touches a grant is kept whole, and what of it is outside is left out of the files. What is acknowledged is in the files, or will be.
 */
public final class Capture {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final Set<String> FOR_WANT_OF_SPEECH = Stream
            .of(RecordingFault.NO_AUDIO, RecordingFault.UNREADABLE_AUDIO, RecordingFault.STORE_UNAVAILABLE)
            .map(RecordingFault::code).collect(Collectors.toSet());
    private static final Set<RecordingStatus> OVER = EnumSet.of(RecordingStatus.STORED,
            RecordingStatus.EXPIRED);

    /**
     * The session's time as the server has it.
     *
     * @param offsetMs since the session's start; null before
     */
    public record Time(Instant now, @Nullable Long offsetMs) {}

    private final Recordings recordings;
    private final Predicate<String> beingMade;
    private final TrackBooks books;
    private final ObjectStore store;
    private final RecordingLink link;
    private final CaptureLimits limits;
    private final Clock clock;

    /** {@code beingMade}: whether the files of that session are. */
    public Capture(Recordings recordings, Predicate<String> beingMade, TrackBooks books, ObjectStore store,
            RecordingLink link, CaptureLimits limits, Clock clock) {
        this.recordings = recordings;
        this.beingMade = beingMade;
        this.books = books;
        this.store = store;
        this.link = link;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether such a part may be sent; fails if not. To be asked before its bytes are read. */
    public void admit(Part part) {
        Recording recording = recordings.findNow(part.sessionId()).orElseThrow(Capture::noSession);
        participant(recording, part.userId());
        long now = recording.offsetMs(clock.instant()).orElseThrow(Capture::noGrant);
        part.check(limits, now);
        requireWanted(part, recording);
        requireTime(part);
        books.open(part, now);
    }

    /** Keeps an admitted part; when this returns it is stored. The same part again changes nothing. */
    public void keep(Part part, byte[] content) {
        InvalidValue.require(content.length > 0, "body", "must not be empty");
        InvalidValue.require(part.seq() > 0 || part.type().canBegin(content), "body",
                "is not " + part.type().mediaType());
        String key = key(part);
        if (store.head(key).isEmpty()) {
            books.requireRoom(part, content.length);
            PartFacts facts = new PartFacts(part.span().fromMs(), part.span().durationMs(), part.type(),
                    Sha256.of(content));
            store.put(key, content, part.type().mediaType(), facts.metadata());
            books.add(part, content.length);
        }
        confirm(part);
    }

    private static String key(Part part) {
        return Keys.part(part.sessionId(), part.userId(), part.trackId(), part.seq());
    }

    /**
     * Much may have happened since it was admitted. That files are being made is asked first: if they no longer are, then the row that is
     * read afterwards says what has come of it.
     */
    private void confirm(Part part) {
        requireTime(part);
        Recording now = recordings.findNow(part.sessionId()).orElseThrow(Capture::noSession);
        try {
            requireWanted(part, now);
        } catch (Rejection e) {
            store.delete(List.of(key(part)));
            throw e;
        }
        if (mayComeToSomething(now.outcome())) {
            askAgain(part.sessionId());
        }
    }

    /** Where it was not for want of speech that files failed, more of it changes nothing: then it is kept for whoever has them made again. */
    private boolean mayComeToSomething(Outcome outcome) {
        return outcome.status() == RecordingStatus.FAILED && outcome.attempt() < limits.maxAttempts()
                && FOR_WANT_OF_SPEECH.contains(outcome.failure());
    }

    /** One more attempt, since there is more to make files of. */
    private void askAgain(String sessionId) {
        try {
            link.retry(new RecordingCommand.RetryRecording(new SessionId(sessionId)));
        } catch (Rejection | LinkUnavailable e) {
            LOG.debug("No other attempt for session {} yet", sessionId, e);
            // Somebody else may have asked, or it may have expired: when it comes again, that is known.
            throw new Unavailable("The files of this session are to be made again; try again in a moment.");
        }
    }

    /** For a client's estimate of the session's time; only for who was in it. When it started does not change: nobody has to wait for it. */
    public Time time(String sessionId, String userId) {
        Recording recording = recordings.find(sessionId)
                .filter(known -> known.startedAt() != null && known.speaker(userId).isPresent())
                .or(() -> recordings.findNow(sessionId)).orElseThrow(Capture::noSession);
        participant(recording, userId);
        Instant now = clock.instant();
        return new Time(now, recording.offsetMs(now).orElse(null));
    }

    private void requireWanted(Part part, Recording recording) {
        Outcome outcome = recording.outcome();
        boolean erased = outcome.erasedUserIds().contains(part.userId());
        boolean over = OVER.contains(outcome.status());
        if (erased || over) {
            // It may have come there before, without an answer.
            store.delete(List.of(key(part)));
        }
        if (erased || !participant(recording, part.userId()).isCovered(part.span())) {
            throw noGrant();
        }
        if (over) {
            throw new Rejection(RejectionCode.SESSION_ENDED, "The files of this session are already made.");
        }
    }

    /** A part that comes while files are being made may be in them or not; afterwards that is known. */
    private void requireTime(Part part) {
        if (beingMade.test(part.sessionId())) {
            throw new Unavailable("The files of this session are being made; try again in a moment.");
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

    private static Rejection noSession() {
        return new Rejection(RejectionCode.NOT_FOUND, "There is no such session.");
    }
}
