package io.causerie.gateway.room;

import java.time.Instant;
import java.util.List;

/** What is stored of rooms and people, so that a node need not read the whole log when it starts. */
public interface RoomRows {
    /**
     * What was stored.
     *
     * @param position all events up to it are in; later ones may be, and each row says how far it goes
     */
    record Stored(long position, List<LiveRoom> rooms, List<Person> people) {}

    /** {@code now}: meetings that are too old then are left out. */
    Stored load(Instant now);
}
