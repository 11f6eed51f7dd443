package io.causerie.gateway.room.rows;

import io.causerie.gateway.room.LiveRoom;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A session that has not ended; the row goes with its end. */
@Document("gateway_rooms")
record RoomRow(@Id String sessionId, long position, String kind, @Nullable String timeSlotId,
        @Nullable String language, @Nullable String level, String status, Instant endsAt,
        List<String> expectedUserIds, List<Member> members, List<String> consentingAbsent) {
    static RoomRow of(LiveRoom live) {
        Room room = live.room();
        return new RoomRow(room.sessionId(), live.position(), room.kind(), room.timeSlotId(), room.language(),
                room.level(), room.status(), room.endsAt(), room.expectedUserIds(), room.members(),
                List.copyOf(live.consentingAbsent()));
    }

    LiveRoom live() {
        return new LiveRoom(new Room(sessionId, kind, timeSlotId, language, level, status, endsAt,
                expectedUserIds, members), position, Set.copyOf(consentingAbsent));
    }
}
