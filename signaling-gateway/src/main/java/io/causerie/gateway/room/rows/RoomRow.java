package io.causerie.gateway.room.rows;

import io.causerie.gateway.room.LiveRoom;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A session that has not ended; the row goes with its end.
 *
 * @param recording null in rows from before it was kept
 */
@Document("gateway_rooms")
record RoomRow(@MongoId(FieldType.STRING) String sessionId, long position, String kind,
        @Nullable String timeSlotId,
        @Nullable String language, @Nullable String level, String status, @Nullable Boolean recording,
        Instant endsAt,
        List<String> expectedUserIds, List<Seat> members, List<String> consentingAbsent) {
    /** A member, and at which position of the log they came. */
    record Seat(Member member, long enteredAt) {}

    static RoomRow of(LiveRoom live) {
        Room room = live.room();
        return new RoomRow(room.sessionId(), live.position(), room.kind(), room.timeSlotId(), room.language(),
                room.level(), room.status(), room.recording(), room.endsAt(), room.expectedUserIds(),
                room.members().stream().map(one -> new Seat(one, live.enteredAt().get(one.userId())))
                        .toList(),
                List.copyOf(live.consentingAbsent()));
    }

    LiveRoom live() {
        return new LiveRoom(
                new Room(sessionId, kind, timeSlotId, language, level, status, Boolean.TRUE.equals(recording),
                        endsAt,
                        expectedUserIds, members.stream().map(Seat::member).toList()),
                position,
                members.stream().collect(Collectors.toMap(seat -> seat.member().userId(), Seat::enteredAt)),
                Set.copyOf(consentingAbsent));
    }
}
