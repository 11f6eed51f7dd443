package io.causerie.gateway.room.rows;

import io.causerie.api.session.SessionEvent;
import io.causerie.gateway.room.LiveRoom;
import io.causerie.gateway.room.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of one batch that concern rows, and what they make of them. */
final class Batch {
    private record Seen(Object event, long position) {}

    private final List<Seen> seen = new ArrayList<>();

    void add(Object event, long position) {
        if (event instanceof SessionEvent || !Person.concerned(event).isEmpty()) {
            seen.add(new Seen(event, position));
        }
    }

    void writeTo(RowStore store) {
        if (!seen.isEmpty()) {
            writeRooms(store);
            writePeople(store);
            seen.clear();
        }
    }

    private void writeRooms(RowStore store) {
        Set<String> ids = new LinkedHashSet<>();
        seen.forEach(one -> {
            if (one.event() instanceof SessionEvent e) {
                ids.add(e.sessionId());
            }
        });
        Map<String, @Nullable LiveRoom> rooms = new HashMap<>();
        store.rooms(ids).forEach(row -> rooms.put(row.sessionId(), row.live()));
        seen.forEach(one -> {
            if (one.event() instanceof SessionEvent e) {
                rooms.put(e.sessionId(),
                        LiveRoom.after(rooms.get(e.sessionId()), e, one.position()).orElse(null));
            }
        });
        Map<String, Optional<RoomRow>> rows = new HashMap<>();
        rooms.forEach((id, room) -> rows.put(id, Optional.ofNullable(room).map(RoomRow::of)));
        store.write(RoomRow.class, rows);
    }

    private void writePeople(RowStore store) {
        Set<String> ids = new LinkedHashSet<>();
        seen.forEach(one -> ids.addAll(Person.concerned(one.event())));
        Map<String, Person> people = new HashMap<>();
        store.people(ids).forEach(row -> people.put(row.userId(), row.person()));
        seen.forEach(one -> Person.concerned(one.event()).forEach(id -> people.put(id,
                people.getOrDefault(id, Person.unknown(id)).after(one.event(), one.position()))));
        Map<String, Optional<PersonRow>> rows = new HashMap<>();
        people.forEach((id, person) -> rows.put(id, Optional.of(PersonRow.of(person))));
        store.write(PersonRow.class, rows);
    }
}
