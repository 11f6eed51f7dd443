package io.causerie.gateway.room;

import io.causerie.api.session.SessionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rooms of this node, in memory. One thread applies events; any may read meanwhile. */
final class LiveRooms implements Rooms {
    private final Map<String, LiveRoom> rooms = new ConcurrentHashMap<>();
    private final Map<String, String> sessionOf = new ConcurrentHashMap<>();

    @Override
    public Optional<Room> of(String userId) {
        // Two maps, read one after the other: what the second says about the user counts.
        return Optional.ofNullable(sessionOf.get(userId)).flatMap(this::find)
                .filter(room -> room.holds(userId));
    }

    @Override
    public Optional<Room> find(String sessionId) {
        return Optional.ofNullable(rooms.get(sessionId)).map(LiveRoom::room);
    }

    @Override
    public Collection<Room> all() {
        return rooms.values().stream().map(LiveRoom::room).toList();
    }

    @Override
    public int size() {
        return rooms.size();
    }

    /** Takes over rooms as they were stored. */
    void load(Collection<LiveRoom> stored) {
        Map<String, Long> latest = new HashMap<>();
        stored.forEach(one -> {
            rooms.put(one.room().sessionId(), one);
            one.enteredAt().forEach((userId, at) -> {
                if (at > latest.getOrDefault(userId, 0L)) {
                    latest.put(userId, at);
                    enter(userId, one.room());
                }
            });
        });
    }

    /** Applies one event; empty if it changes nothing that others see. */
    Optional<RoomChange> apply(SessionEvent event, long position) {
        LiveRoom before = rooms.get(event.sessionId());
        Optional<LiveRoom> after = LiveRoom.after(before, event, position);
        if (before != null && after.isPresent() && after.get() == before) {
            return Optional.empty();
        }
        after.ifPresentOrElse(now -> rooms.put(event.sessionId(), now),
                () -> rooms.remove(event.sessionId()));
        Room was = before == null ? null : before.room();
        Room now = after.map(LiveRoom::room).orElse(null);
        moveUsers(event, was, now);
        return Optional.ofNullable(change(event, was, now));
    }

    private void moveUsers(SessionEvent event, @Nullable Room was, @Nullable Room now) {
        switch (event) {
            case SessionEvent.ParticipantJoined e when now != null -> enter(e.userId(), now);
            case SessionEvent.ParticipantLeft e -> sessionOf.remove(e.userId(), e.sessionId());
            case SessionEvent.Ended e when was != null ->
                was.members().forEach(member -> sessionOf.remove(member.userId(), e.sessionId()));
            default -> {
            }
        }
    }

    private void enter(String userId, Room room) {
        sessionOf.put(userId, room.sessionId());
    }

    private static @Nullable RoomChange change(SessionEvent event, @Nullable Room was, @Nullable Room now) {
        if (now == null) {
            return was != null && event instanceof SessionEvent.Ended e
                    ? new RoomChange.Ended(was, e.reason())
                    : null;
        }
        // Of partners the session, both joining and its being active are one moment, told once.
        if (now.isPartner() && !(was != null && was.status().equals(Room.ACTIVE))) {
            return now.status().equals(Room.ACTIVE) ? new RoomChange.Opened(now) : null;
        }
        return was == null ? new RoomChange.Opened(now) : changeWithin(event, was, now);
    }

    private static @Nullable RoomChange changeWithin(SessionEvent event, Room was, Room now) {
        return switch (event) {
            case SessionEvent.ParticipantJoined e when !was.holds(e.userId()) ->
                new RoomChange.Joined(now, member(now, e.userId()));
            case SessionEvent.ParticipantLeft e when was.holds(e.userId()) ->
                new RoomChange.Left(now, e.userId(), e.reason());
            case SessionEvent.MediaStateChanged e when differs(was, now, e.userId()) ->
                new RoomChange.MediaChanged(now, member(now, e.userId()));
            case SessionEvent.ConsentChanged e when differs(was, now, e.userId()) ->
                new RoomChange.ConsentChanged(now, member(now, e.userId()));
            case SessionEvent.Activated _ -> new RoomChange.Activated(now);
            case SessionEvent.OfRecording _ when was.recording() != now.recording() ->
                new RoomChange.RecordingChanged(now);
            default -> null;
        };
    }

    private static boolean differs(Room was, Room now, String userId) {
        return now.holds(userId) && !was.member(userId).equals(now.member(userId));
    }

    private static Member member(Room room, String userId) {
        return room.member(userId).orElseThrow();
    }
}
