package io.causerie.gateway.room;

import io.causerie.api.session.SessionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A room and what it takes to follow its events: which of them it has seen, and who has consented and is away. The
 * same events make the same room on every node, whether followed or loaded from a row.
 *
 * @param position the last event that is in it; those up to it change nothing any more
 * @param enteredAt at which position of the log each member came: of two rooms that have somebody, the later counts
 * @param consentingAbsent who has left and had consented to be recorded: the answer holds when they come back
 */
public record LiveRoom(Room room, long position, Map<String, Long> enteredAt, Set<String> consentingAbsent) {
    public LiveRoom {
        enteredAt = Map.copyOf(enteredAt);
        consentingAbsent = Set.copyOf(consentingAbsent);
    }

    /**
     * What a room is after one more event; empty if that ended it, or if it is about a room that is not known (any more).
     *
     * @param before null for a room that is not known
     */
    public static Optional<LiveRoom> after(@Nullable LiveRoom before, SessionEvent event, long position) {
        return before == null ? begun(event, position) : before.after(event, position);
    }

    private static Optional<LiveRoom> begun(SessionEvent event, long position) {
        return event instanceof SessionEvent.Opened e
                ? Optional.of(new LiveRoom(new Room(e.sessionId(), e.kind(), e.timeSlotId(),
                        e.targetLanguageCode(),
                        e.level(), Room.WAITING, false, e.endsAt(), e.expectedUserIds(), List.of()), position,
                        Map.of(), Set.of()))
                : Optional.empty();
    }

    private Optional<LiveRoom> after(SessionEvent event, long eventPosition) {
        if (eventPosition <= position) {
            return Optional.of(this);
        }
        return switch (event) {
            case SessionEvent.Opened _ -> Optional.of(this);
            case SessionEvent.ParticipantJoined e -> Optional.of(joined(e, eventPosition));
            case SessionEvent.Activated _ -> Optional.of(as(room.withStatus(Room.ACTIVE), eventPosition));
            case SessionEvent.RecordingStarted _ -> Optional.of(as(room.withRecording(true), eventPosition));
            case SessionEvent.RecordingPaused _ -> Optional.of(as(room.withRecording(false), eventPosition));
            case SessionEvent.MediaStateChanged e -> Optional.of(changed(e.userId(),
                    was -> was.withMedia(e.cameraEnabled(), e.micEnabled()), eventPosition));
            case SessionEvent.ConsentChanged e -> Optional.of(
                    changed(e.userId(), was -> was.withConsent(e.recordingConsent()), eventPosition));
            case SessionEvent.ParticipantLeft e -> Optional.of(left(e.userId(), eventPosition));
            case SessionEvent.OfRecording _ -> Optional.of(this);
            case SessionEvent.Ended _ -> Optional.empty();
        };
    }

    private LiveRoom as(Room now, long at) {
        return new LiveRoom(now, at, enteredAt, consentingAbsent);
    }

    private LiveRoom joined(SessionEvent.ParticipantJoined e, long at) {
        List<Member> members = without(e.userId());
        members.add(new Member(e.userId(), e.cameraEnabled(), e.micEnabled(),
                consentingAbsent.contains(e.userId())));
        Set<String> absent = new HashSet<>(consentingAbsent);
        absent.remove(e.userId());
        Map<String, Long> entered = new HashMap<>(enteredAt);
        entered.put(e.userId(), at);
        return new LiveRoom(room.withMembers(members), at, entered, absent);
    }

    private LiveRoom left(String userId, long at) {
        Set<String> absent = new HashSet<>(consentingAbsent);
        if (room.member(userId).filter(Member::recordingConsent).isPresent()) {
            absent.add(userId);
        }
        Map<String, Long> entered = new HashMap<>(enteredAt);
        entered.remove(userId);
        return new LiveRoom(room.withMembers(without(userId)), at, entered, absent);
    }

    private LiveRoom changed(String userId, UnaryOperator<Member> change, long at) {
        return as(room.withMembers(room.members().stream()
                .map(one -> one.userId().equals(userId) ? change.apply(one) : one).toList()), at);
    }

    private List<Member> without(String userId) {
        List<Member> others = new ArrayList<>(room.members());
        others.removeIf(one -> one.userId().equals(userId));
        return others;
    }
}
