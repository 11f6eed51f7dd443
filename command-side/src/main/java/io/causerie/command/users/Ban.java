package io.causerie.command.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ban. {@code until}: when it ends by itself; null for never. */
record Ban(String reason, @Nullable Instant until) {
    boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
