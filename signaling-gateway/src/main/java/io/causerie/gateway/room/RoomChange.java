package io.causerie.gateway.room;

import java.time.Instant;
import java.util.List;

/** What the log has just said, with the room as it is after it (unless said otherwise). */
public sealed interface RoomChange {
    /** A session has begun; of partners both are members already. */
    record Opened(Room room) implements RoomChange {}

    record Joined(Room room, Member member) implements RoomChange {}

    /** {@code room}: after it; {@code reason}: {@code left}, {@code disconnected} or {@code removed}. */
    record Left(Room room, String userId, String reason) implements RoomChange {}

    record MediaChanged(Room room, Member member) implements RoomChange {}

    record ConsentChanged(Room room, Member member) implements RoomChange {}

    /** It is being recorded, or is not any more. */
    record RecordingChanged(Room room) implements RoomChange {}

    /** {@code waiting} became {@code active}. */
    record Activated(Room room) implements RoomChange {}

    /** {@code before}: as it was last, with those who were in it still; {@code reason}: why it ended. */
    record Ended(Room before, String reason) implements RoomChange {}

    /** A slot is about to start; {@code userIds} hold a place. */
    record ReminderDue(String slotId, Instant startTime, List<String> userIds) implements RoomChange {}

    /** A place became free for somebody who waited. */
    record Promoted(String slotId, String userId) implements RoomChange {}

    /** They may not act from now on: banned, or deleted. */
    record Banned(String userId) implements RoomChange {}

    record BanLifted(String userId) implements RoomChange {}

    record Blocked(String userId, String blockedUserId) implements RoomChange {}
}
