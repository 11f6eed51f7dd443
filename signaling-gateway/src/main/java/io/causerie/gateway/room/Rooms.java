package io.causerie.gateway.room;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions that have not ended. Reads take no lock and see what the log said a moment ago. */
public interface Rooms {
    /** The one this user is in. */
    Optional<Room> of(String userId);

    /** As {@link #of}, for where each message comes by. */
    default @Nullable Room orNull(String userId) {
        return of(userId).orElse(null);
    }

    Optional<Room> find(String sessionId);

    /** All of them, in no order. */
    Collection<Room> all();

    int size();
}
