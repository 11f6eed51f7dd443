package io.causerie.gateway.room;

import org.jspecify.annotations.Nullable;

/** What users are called. Kept beside the log and never in it, so that a person can be forgotten. */
public interface Names {
    /** The display name, or the id of somebody who has none. May ask the store. */
    String of(String userId);

    /** Remembers what a token calls its user; no name, or the one already known, changes nothing. */
    void remember(String userId, @Nullable String tokenName);

    /** What was read of this name before does not count any more. Must not block. */
    void changed(String userId);
}
