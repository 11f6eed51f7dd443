package io.causerie.gateway.room;

import java.util.Collection;
import java.util.Optional;

/** The sessions that have not ended. Reads take no lock and see what the log said a moment ago. */
public interface Rooms {
    /** The one this user is in. */
    Optional<Room> of(String userId);

    Optional<Room> find(String sessionId);

    /** All of them, in no order. */
    Collection<Room> all();

    int size();
}
