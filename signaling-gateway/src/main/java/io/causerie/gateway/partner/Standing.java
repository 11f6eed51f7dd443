package io.causerie.gateway.partner;

import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import java.util.Optional;

/** Where somebody stands: with a partner, with none, or where the partner dialect has no place. */
final class Standing {
    private final Rooms rooms;
    private final People people;

    Standing(Rooms rooms, People people) {
        this.rooms = rooms;
        this.people = people;
    }

    /** The session with a partner, if there is one. */
    Optional<Room> withPartner(String userId) {
        return current(userId).filter(Room::isPartner);
    }

    /** Whoever hears that their partner has gone may look for the next at once. */
    private Optional<Room> current(String userId) {
        return rooms.of(userId).filter(room -> !room.hasParted());
    }

    /** The same for relaying, where who is in a slot's session has the wrong dialect. */
    Room talk(String userId) {
        Room room = rooms.orNull(userId);
        if (room == null) {
            throw new Refusal(ErrorCode.NO_PARTNER, "You have no partner.");
        }
        if (!room.isPartner()) {
            throw new Refusal(ErrorCode.WRONG_DIALECT, "In a slot's session, speak the session dialect.");
        }
        return room;
    }

    /** The same for who is about to look for somebody. */
    Optional<Room> whoMayLook(String userId) {
        if (!people.mayAct(userId)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "You are banned.");
        }
        Optional<Room> room = current(userId);
        if (room.isPresent() && !room.get().isPartner()) {
            throw new Refusal(ErrorCode.ALREADY_IN_ANOTHER_SESSION, "You are in a slot's session.");
        }
        return room;
    }
}
