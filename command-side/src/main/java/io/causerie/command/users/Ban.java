package io.causerie.command.users;

import io.causerie.api.moderation.AccountEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ban. {@code until}: when it ends by itself; null for never. */
record Ban(String reason, @Nullable Instant until) {
    /** What holds after an event, and held before it; null for nothing. */
    static @Nullable Ban after(@Nullable Ban before, AccountEvent event) {
        return switch (event) {
            case AccountEvent.Banned e -> new Ban(e.reason(), e.until());
            case AccountEvent.BanLifted _ -> null;
            case AccountEvent.UserSpeechErasureRequested _ -> before;
        };
    }

    boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
