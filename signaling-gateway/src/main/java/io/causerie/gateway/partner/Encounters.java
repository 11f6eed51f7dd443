package io.causerie.gateway.partner;

import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who talked with whom of late, and until when: whom a report is about that comes after the talk, and who is not to be matched again
 * right after a long one. Every node hears of all; what was before it started it does not know.
 */
final class Encounters implements RoomListener {
    /** For how long a partner who left can still be reported. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** @param over whether they have parted */
    record Encounter(String sessionId, String partnerId, boolean over) {}

    private record Parting(Instant at, Room room) {}

    private final Duration kept;
    private final Clock clock;
    private final Map<String, Encounter> last = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Instant>> parted = new ConcurrentHashMap<>();
    private final Queue<Parting> partings = new ArrayDeque<>();

    Encounters(Duration rematchAfter, Clock clock) {
        this.kept = rematchAfter.compareTo(REMEMBERED) > 0 ? rematchAfter : REMEMBERED;
        this.clock = clock;
    }

    /** The partner, or the one before. */
    Optional<Encounter> lastOf(String userId) {
        return Optional.ofNullable(last.get(userId));
    }

    /** With whom the user has stopped talking since then, and when. */
    Map<String, Instant> partedSince(String userId, Instant since) {
        Map<String, Instant> result = new HashMap<>(parted.getOrDefault(userId, Map.of()));
        result.values().removeIf(when -> when.isBefore(since));
        return result;
    }

    @Override
    public void on(RoomChange change) {
        switch (change) {
            case RoomChange.Opened(Room room) when room.isPartner() -> note(room, false);
            case RoomChange.Ended(Room before, String _) when before.isPartner() -> {
                note(before, true);
                forgetOld();
            }
            default -> {
            }
        }
    }

    private void note(Room room, boolean over) {
        Instant now = clock.instant();
        for (String userId : room.expectedUserIds()) {
            String partnerId = room.partnerOf(userId);
            last.compute(userId,
                    (_, known) -> over && known != null && !known.sessionId().equals(room.sessionId())
                            ? known
                            : new Encounter(room.sessionId(), partnerId, over));
            if (over) {
                parted.computeIfAbsent(userId, _ -> new ConcurrentHashMap<>()).put(partnerId, now);
            }
        }
        if (over) {
            partings.add(new Parting(now, room));
        }
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(kept);
        while (!partings.isEmpty() && partings.peek().at().isBefore(before)) {
            Room room = partings.remove().room();
            for (String userId : room.expectedUserIds()) {
                last.computeIfPresent(userId,
                        (_, known) -> known.sessionId().equals(room.sessionId()) ? null : known);
                parted.computeIfPresent(userId, (_, others) -> {
                    others.values().removeIf(when -> when.isBefore(before));
                    return others.isEmpty() ? null : others;
                });
            }
        }
    }
}
