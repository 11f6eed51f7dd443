package io.causerie.gateway.room;

import java.util.Collection;

/**
 * Hears each change, in the order of the log, after {@link Rooms} and {@link People} show it. One thread calls all listeners, one
 * after the other, so none may block. What happened before this node was up is never told
 * as a change.
 */
@FunctionalInterface
public interface RoomListener {
    void on(RoomChange change);

    /** Before the first change: the sessions that had not ended when this node was up, with who was in them. */
    default void began(Collection<Room> rooms) {}
}
