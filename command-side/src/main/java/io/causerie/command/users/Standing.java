package io.causerie.command.users;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.timeslot.SlotId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * How users stand with the moderators and with each other, and what they have promised, read from their events. It takes no
 * locks, so any decision and any reaction may ask.
 */
public final class Standing {
    private final EventStore events;
    private final Clock clock;

    public Standing(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Fails with {@code forbidden} while something bars the user from acting. */
    public void requireMayAct(UserId user) {
        barOf(user).ifPresent(bar -> {
            throw new Rejection(RejectionCode.FORBIDDEN, bar.sentence());
        });
    }

    /** Fails with {@code forbidden} unless the two may become partners. */
    public void requireMayMeet(UserId one, UserId other) {
        if (barOf(one).isPresent() || barOf(other).isPresent() || hasBlocked(one, other)
                || hasBlocked(other, one)) {
            throw new Rejection(RejectionCode.FORBIDDEN, "These two may not meet.");
        }
    }

    /** What bars the user from acting, by what is stored by now. */
    public Optional<Bar> barOf(UserId user) {
        return barAt(user, clock.instant());
    }

    /** What will bar the user from acting at {@code when}, by what is stored by now. */
    public Optional<Bar> barAt(UserId user, Instant when) {
        AccountStatus status = AccountStatus.CLEAR;
        for (AccountEvent event : read(Account.aggregateId(user), AccountEvent.class).toList()) {
            status = status.after(event);
        }
        if (status.deleted()) {
            return Optional.of(Bar.DELETED);
        }
        return status.isBanned(when) ? Optional.of(Bar.BANNED) : Optional.empty();
    }

    /** The slots whose time the user holds, with their starts. */
    public Map<SlotId, Instant> heldSlots(UserId user) {
        Map<SlotId, Instant> held = new LinkedHashMap<>();
        read(Agenda.aggregateId(user), AgendaEvent.class).forEach(event -> {
            switch (event) {
                case AgendaEvent.SlotReserved e -> held.put(new SlotId(e.slotId()), e.startTime());
                case AgendaEvent.SlotReleased e -> held.remove(new SlotId(e.slotId()));
                case AgendaEvent.SessionEntered _,AgendaEvent.FeedTokenIssued _,AgendaEvent.FeedTokenRevoked _ ->
                    {
                }
            }
        });
        return held;
    }

    private boolean hasBlocked(UserId user, UserId other) {
        return read(Blocklist.aggregateId(user), BlocklistEvent.Blocked.class)
                .anyMatch(blocked -> blocked.blockedUserId().equals(other.value()));
    }

    private <E> Stream<E> read(String aggregateId, Class<E> type) {
        return events.readEvents(aggregateId).asStream().map(DomainEventMessage::getPayload)
                .filter(type::isInstance).map(type::cast);
    }
}
