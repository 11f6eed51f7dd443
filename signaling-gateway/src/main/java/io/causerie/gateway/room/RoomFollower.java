package io.causerie.gateway.room;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the log to this node's rooms and people, and tells the listeners. What happened before the node was up is applied and not
 * told: whoever connects hears of it as state.
 */
final class RoomFollower {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFollower.class);

    private final LiveRooms rooms;
    private final LivePeople people;
    private final RoomRows rows;
    private final Clock clock;
    private final AtomicLong eventsRead = new AtomicLong();
    private volatile List<RoomListener> listeners = List.of();
    private volatile long liveFrom = Long.MAX_VALUE;
    private volatile long position;
    private boolean begun;

    RoomFollower(LiveRooms rooms, LivePeople people, RoomRows rows, Clock clock) {
        this.rooms = rooms;
        this.people = people;
        this.rows = rows;
        this.clock = clock;
    }

    /** Loads what is stored; returns the position from which the log is to be followed. */
    long load() {
        RoomRows.Stored stored = rows.load(clock.instant());
        rooms.load(stored.rooms());
        people.load(stored.people());
        position = stored.position();
        return stored.position();
    }

    /** From now on events after {@code head} are told to {@code listening}. */
    void tell(List<RoomListener> listening, long head) {
        listeners = List.copyOf(listening);
        liveFrom = head;
        beginOnceLive();
    }

    /** Whether this node's rooms are those of the log when it started, or later ones. */
    boolean isLive() {
        return position >= liveFrom;
    }

    /** The last event that is in. */
    long position() {
        return position;
    }

    /** How many events were read since this node started. */
    long eventsRead() {
        return eventsRead.get();
    }

    /** One event of the log; each is given once, in order. */
    void on(Object event, long eventPosition) {
        eventsRead.incrementAndGet();
        Optional<RoomChange> change = apply(event, eventPosition);
        position = eventPosition;
        beginOnceLive();
        if (eventPosition > liveFrom) {
            change.ifPresent(
                    told -> listeners.forEach(listener -> guarded(listener, () -> listener.on(told))));
        }
    }

    private void beginOnceLive() {
        if (!begun && isLive()) {
            begun = true;
            listeners.forEach(listener -> guarded(listener, () -> listener.began(rooms.all())));
        }
    }

    private Optional<RoomChange> apply(Object event, long at) {
        people.apply(event, at);
        return switch (event) {
            case SessionEvent e -> rooms.apply(e, at);
            case TimeSlotEvent.ReminderDue e ->
                Optional.of(new RoomChange.ReminderDue(e.slotId(), e.startTime(), e.userIds()));
            case TimeSlotEvent.WaitlistPromoted e ->
                Optional.of(new RoomChange.Promoted(e.slotId(), e.userId()));
            case AccountEvent.Banned e -> Optional.of(new RoomChange.Banned(e.userId()));
            case AccountEvent.Deleted e -> Optional.of(new RoomChange.Banned(e.userId()));
            case AccountEvent.BanLifted e -> Optional.of(new RoomChange.BanLifted(e.userId()));
            case BlocklistEvent.Blocked e ->
                Optional.of(new RoomChange.Blocked(e.userId(), e.blockedUserId()));
            default -> Optional.empty();
        };
    }

    /** The log goes on, for the other listeners and for what comes after. */
    private static void guarded(RoomListener listener, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("A change was not taken by {}", listener.getClass(), e);
        }
    }
}
