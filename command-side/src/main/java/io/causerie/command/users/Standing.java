package io.causerie.command.users;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import java.time.Clock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * How users stand with the moderators and with each other, read from their events. It takes no locks, so any
 * decision may ask.
 */
public final class Standing {
    private final EventStore events;
    private final Clock clock;

    public Standing(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Fails with {@code forbidden} while a ban holds. */
    public void requireNotBanned(UserId user) {
        if (isBanned(user)) {
            throw new Rejection(RejectionCode.FORBIDDEN, "A moderator has banned you.");
        }
    }

    /** Fails with {@code forbidden} unless the two may become partners. */
    public void requireMayMeet(UserId one, UserId other) {
        if (isBanned(one) || isBanned(other) || hasBlocked(one, other) || hasBlocked(other, one)) {
            throw new Rejection(RejectionCode.FORBIDDEN, "These two may not meet.");
        }
    }

    private boolean isBanned(UserId user) {
        Ban ban = null;
        for (AccountEvent event : read(Account.aggregateId(user), AccountEvent.class).toList()) {
            ban = Ban.after(ban, event);
        }
        return ban != null && ban.holds(clock.instant());
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
