package io.causerie.api.session;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.SlotId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session, and of a user about the session they are in. */
public sealed interface SessionCommand {
    /** Enters the session of a slot, opening it if its time has come; again: the same answer. */
    record Join(SlotId slotId, UserId userId, boolean recordingConsent) implements SessionCommand {}

    /**
     * Opens the session of two partners, both in it. {@code sessionId}: the caller's choice, so that asking again opens
     * no second one. {@code language} and {@code level}: null if neither wished for one. {@code waits}: null if not known.
     */
    record Meet(SessionId sessionId, UserId waited, UserId came, @Nullable LanguageTag language,
            @Nullable CefrLevel level, @Nullable Waits waits) implements SessionCommand {
        private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        public Meet {
            InvalidValue.require(UUID.matcher(sessionId.value()).matches(), "sessionId", "must be a UUID");
            InvalidValue.require(!waited.equals(came), "cameUserId", "must be somebody else");
        }

        /** Nobody knows how long they looked for each other. */
        public Meet(SessionId sessionId, UserId waited, UserId came, @Nullable LanguageTag language,
                @Nullable CefrLevel level) {
            this(sessionId, waited, came, language, level, null);
        }
    }

    /** How long each of two partners had looked for one when they were found; none is negative. */
    record Waits(Duration waited, Duration came) {
        public Waits {
            InvalidValue.require(!waited.isNegative(), "waitedMs", "must not be negative");
            InvalidValue.require(!came.isNegative(), "cameMs", "must not be negative");
        }

        /** In milliseconds, who waited first. */
        public List<Long> toMillis() {
            return List.of(waited.toMillis(), came.toMillis());
        }
    }

    /**
     * Leaves the session the user is in.
     *
     * @param sessionId only if they are in this one; null for whichever it is
     */
    record Leave(UserId userId, LeaveReason reason, @Nullable SessionId sessionId) implements SessionCommand {
        /** They chose to leave whichever session they are in. */
        public static Leave byChoice(UserId userId) {
            return new Leave(userId, LeaveReason.LEFT, null);
        }
    }

    /** Changes camera or microphone in the session the user is in; null leaves one as it is. */
    record ChangeMedia(UserId userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled)
            implements SessionCommand {}

    /** Gives or withdraws consent to be recorded in the session the user is in. */
    record ChangeConsent(UserId userId, boolean recordingConsent) implements SessionCommand {}

    /** A moderator takes someone out; they may not come back. */
    record Remove(SessionId sessionId, UserId userId) implements SessionCommand {}

    /** A banned user is taken out of the session they are in; nothing happens if they are in none. */
    record Expel(UserId userId) implements SessionCommand {}

    /** Ends it now, whatever its state. */
    record End(SessionId sessionId, EndReason reason) implements SessionCommand {}

    /** The grace period is over: ends it unless it became active. */
    record ExpireGrace(SessionId sessionId) implements SessionCommand {}

    /** The slot's time is over. */
    record Expire(SessionId sessionId) implements SessionCommand {}

    /** The reconnect window is over: ends it if nobody came back. */
    record EndIfEmpty(SessionId sessionId) implements SessionCommand {}
}
