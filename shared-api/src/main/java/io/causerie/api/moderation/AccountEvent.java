package io.causerie.api.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a user may act here, and what of theirs must go. */
public sealed interface AccountEvent {
    String userId();

    /**
     * Also replaces a ban that holds. {@code reason}: as a report's. {@code until}: when it ends by itself, null for never.
     */
    record Banned(String userId, String reason, Instant bannedAt, @Nullable Instant until)
            implements AccountEvent {}

    record BanLifted(String userId, Instant liftedAt) implements AccountEvent {}

    /** Everything recorded of what the user said until then is to be erased; sessions say when it is. */
    record UserSpeechErasureRequested(String userId, Instant requestedAt) implements AccountEvent {}

    /** For good: nobody with this id acts here again, and what they are called is erased. */
    record Deleted(String userId, Instant deletedAt) implements AccountEvent {}

    /** They are called otherwise from now on; how is kept outside of history. */
    record Renamed(String userId, Instant renamedAt) implements AccountEvent {}

    /** A notice of another service was heeded, and is not again. {@code noticeId}: digest of its source and id. */
    record NoticeTaken(String userId, String noticeId, Instant takenAt) implements AccountEvent {}
}
