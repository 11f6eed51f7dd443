package io.causerie.gateway.room;

/**
 * Hears each change, in the order of the log, after {@link Rooms} and {@link People} show it. One thread calls all listeners, one
 * after the other, so none may block. What happened before this node was up is never told.
 */
@FunctionalInterface
public interface RoomListener {
    void on(RoomChange change);
}
