package io.causerie.state.session;

import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionEvent;
import io.causerie.state.session.Participant.Presence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session's events add up to, one after the other. */
public final class SessionState {
    /** How far a session is. */
    public enum Status {
        WAITING, ACTIVE, ENDED
    }

    /** When the clock ends a session, and why. */
    public record DueEnd(Instant at, EndReason reason) {}

    private String id = "";
    private String kind = "";
    private @Nullable String slotId;
    private @Nullable String targetLanguageCode;
    private @Nullable String level;
    private Status status = Status.WAITING;
    private int minParticipants;
    private int maxParticipants;
    private List<String> expected = List.of();
    private Instant openedAt = Instant.MIN;
    private @Nullable Instant startedAt;
    private Instant graceEndsAt = Instant.MAX;
    private Instant endsAt = Instant.MAX;
    private @Nullable Instant emptyUntil;
    private @Nullable String endReason;
    private @Nullable Instant endedAt;
    private final Roster roster = new Roster();
    private final RecordingState recording = new RecordingState();

    public String id() {
        return id;
    }

    /** {@code slot} or {@code partner}. */
    public String kind() {
        return kind;
    }

    public @Nullable String slotId() {
        return slotId;
    }

    /** Null where partners did not mind. */
    public @Nullable String targetLanguageCode() {
        return targetLanguageCode;
    }

    /** Null where partners did not mind. */
    public @Nullable String level() {
        return level;
    }

    public Status status() {
        return status;
    }

    public int minParticipants() {
        return minParticipants;
    }

    public int maxParticipants() {
        return maxParticipants;
    }

    public List<String> expected() {
        return expected;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** When it became active; null before. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** Until when it waits for its minimum. */
    public Instant graceEndsAt() {
        return graceEndsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public @Nullable Instant emptyUntil() {
        return emptyUntil;
    }

    /** When it ended; null before. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The code of why it ended; null before. */
    public @Nullable String endReason() {
        return endReason;
    }

    public Roster roster() {
        return roster;
    }

    public RecordingState recording() {
        return recording;
    }

    public boolean isOfPartners() {
        return slotId == null;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    public boolean hasEnded() {
        return status == Status.ENDED;
    }

    public boolean hasEndedFor(EndReason reason) {
        return reason.code().equals(endReason);
    }

    public boolean isExpected(String userId) {
        return expected.contains(userId);
    }

    public boolean isFull() {
        return roster.connectedCount() >= maxParticipants;
    }

    public boolean mayBecomeActive() {
        return status == Status.WAITING && roster.connectedCount() >= minParticipants;
    }

    /** Whether it has ended or should have by now. */
    public boolean isOver(Instant now) {
        return hasEnded() || reached(dueEnd().at(), now);
    }

    /** Whether {@code userId} is in it, and it goes on. */
    public boolean holds(String userId, Instant now) {
        return roster.isConnected(userId) && !isOver(now);
    }

    /** The end that comes first if nothing else happens. */
    public DueEnd dueEnd() {
        if (status == Status.WAITING) {
            return new DueEnd(graceEndsAt, EndReason.NOT_ENOUGH_PARTICIPANTS);
        }
        if (emptyUntil != null && emptyUntil.isBefore(endsAt)) {
            return new DueEnd(emptyUntil, EndReason.ALL_LEFT);
        }
        return new DueEnd(endsAt, EndReason.TIME_EXPIRED);
    }

    /** When the clock ends it for {@code reason}, if nothing else happens before; empty if it does not. */
    public Optional<Instant> endFor(EndReason reason) {
        return switch (reason) {
            case NOT_ENOUGH_PARTICIPANTS -> Optional.of(graceEndsAt).filter(_ -> status == Status.WAITING);
            case ALL_LEFT -> Optional.ofNullable(emptyUntil);
            case TIME_EXPIRED -> Optional.of(endsAt);
            case MODERATED, SLOT_CANCELLED -> Optional.empty();
        };
    }

    private static boolean reached(Instant at, Instant now) {
        return !now.isBefore(toMillis(at));
    }

    /** A stored deadline knows nothing finer, and it must not come "too early" and be lost. */
    public static Instant toMillis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What {@code event}, the next one, makes of it. */
    public void evolve(SessionEvent event) {
        switch (event) {
            case SessionEvent.Opened e -> {
                id = e.sessionId();
                kind = e.kind();
                slotId = e.timeSlotId();
                targetLanguageCode = e.targetLanguageCode();
                level = e.level();
                minParticipants = e.minParticipants();
                maxParticipants = e.maxParticipants();
                expected = List.copyOf(e.expectedUserIds());
                openedAt = e.openedAt();
                graceEndsAt = e.graceEndsAt();
                endsAt = e.endsAt();
            }
            case SessionEvent.ParticipantJoined e -> {
                roster.joined(e);
                emptyUntil = null;
            }
            case SessionEvent.Activated e -> {
                status = Status.ACTIVE;
                startedAt = e.startedAt();
            }
            case SessionEvent.MediaStateChanged e -> roster.mediaChanged(e);
            case SessionEvent.ConsentChanged e -> roster.consentChanged(e);
            case SessionEvent.ParticipantLeft e -> {
                roster.left(e, Presence.after(e.reason()));
                emptyUntil = e.emptyUntil();
            }
            case SessionEvent.Ended e -> {
                status = Status.ENDED;
                endReason = e.reason();
                endedAt = e.endedAt();
            }
            case SessionEvent.OfRecording e -> recording.evolve(e);
        }
    }
}
