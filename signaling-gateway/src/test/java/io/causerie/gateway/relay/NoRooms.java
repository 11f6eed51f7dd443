package io.causerie.gateway.relay;

import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** No session at all, as before anything was read. */
final class NoRooms implements Rooms {
    @Override
    public Optional<Room> of(String userId) {
        return Optional.empty();
    }

    @Override
    public Optional<Room> find(String sessionId) {
        return Optional.empty();
    }

    @Override
    public Collection<Room> all() {
        return List.of();
    }

    @Override
    public int size() {
        return 0;
    }
}
