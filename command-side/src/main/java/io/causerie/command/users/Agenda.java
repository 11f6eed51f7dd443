package io.causerie.command.users;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * What one user has committed to. A slot's time is held from registering (or waiting) until it is
 * released, and no two held times overlap.
 */
@AggregateRoot(type = "Agenda")
public class Agenda {
    /** A slot and the time it takes. */
    public record Booking(SlotId slotId, Instant startTime, Instant endTime) {}

    private record Interval(Instant start, Instant end) {
        boolean overlaps(Interval other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }
    }

    private enum Feed {
        OPEN, REVOKED
    }

    static final int MAX_OPEN_FEEDS = 10;

    @AggregateIdentifier
    private @Nullable String id;
    private String userId = "";
    private final Map<String, Interval> held = new HashMap<>();
    private final Map<String, Feed> feeds = new HashMap<>();
    private @Nullable String lastSession;

    /** For Axon, which rebuilds the agenda from its events. */
    Agenda() {}

    /** An agenda with nothing on it. */
    Agenda(UserId user) {
        id = aggregateId(user);
        userId = user.value();
    }

    static String aggregateId(UserId user) {
        return "agenda:" + user.value();
    }

    /** Holds the slot's time; again: nothing happens. */
    public void reserve(Booking booking) {
        Interval wanted = interval(booking);
        if (wanted.equals(held.get(booking.slotId().value()))) {
            return;
        }
        mustBeFree(wanted, Set.of(booking.slotId().value()));
        apply(reserved(booking));
    }

    /** Gives the slot's time back; nothing happens if it is not held. */
    public void release(SlotId slot) {
        if (held.containsKey(slot.value())) {
            apply(new AgendaEvent.SlotReleased(userId, slot.value()));
        }
    }

    /**
     * Holds the moved slots' new times instead of their old ones. What no longer fits is released.
     *
     * @return the slots that were released
     */
    public Set<SlotId> move(Collection<Booking> moved) {
        List<Booking> mine = moved.stream().filter(b -> held.containsKey(b.slotId().value()))
                .sorted(Comparator.comparing(Booking::startTime)).toList();
        Set<String> pending = new HashSet<>();
        mine.forEach(b -> pending.add(b.slotId().value()));
        Set<SlotId> dropped = new HashSet<>();
        for (Booking booking : mine) {
            if (isFree(interval(booking), pending)) {
                apply(reserved(booking));
            } else {
                apply(new AgendaEvent.SlotReleased(userId, booking.slotId().value()));
                dropped.add(booking.slotId());
            }
            pending.remove(booking.slotId().value());
        }
        return dropped;
    }

    /** The user is in this session now; again: nothing happens. */
    public void enterSession(SessionId session) {
        if (!session.value().equals(lastSession)) {
            apply(new AgendaEvent.SessionEntered(userId, session.value()));
        }
    }

    /** The session entered last. Whether the user is still in it is the session's to say. */
    public Optional<SessionId> currentSession() {
        return Optional.ofNullable(lastSession).map(SessionId::new);
    }

    /** Opens a calendar feed that {@code tokenSha256}'s token reads. */
    void issueFeedToken(String feedTokenId, String tokenSha256, Instant now) {
        mustHaveFewFeeds();
        apply(new AgendaEvent.FeedTokenIssued(userId, feedTokenId, tokenSha256, now));
    }

    /** Closes a feed; again: nothing happens. */
    void revokeFeedToken(String feedTokenId, Instant now) {
        if (mustKnowFeed(feedTokenId) == Feed.OPEN) {
            apply(new AgendaEvent.FeedTokenRevoked(userId, feedTokenId, now));
        }
    }

    /** Closes every feed that is open. */
    void revokeFeedTokens(Instant now) {
        feeds.entrySet().stream().filter(feed -> feed.getValue() == Feed.OPEN).map(Map.Entry::getKey).sorted()
                .toList().forEach(feed -> apply(new AgendaEvent.FeedTokenRevoked(userId, feed, now)));
    }

    private void mustBeFree(Interval wanted, Set<String> except) {
        if (!isFree(wanted, except)) {
            throw new Rejection(RejectionCode.REGISTRATION_OVERLAPS,
                    "You already hold a place in a slot at that time.");
        }
    }

    private void mustHaveFewFeeds() {
        if (feeds.values().stream().filter(Feed.OPEN::equals).count() >= MAX_OPEN_FEEDS) {
            throw new Rejection(RejectionCode.CONFLICT, "Revoke a feed token first: ten are in use.");
        }
    }

    private Feed mustKnowFeed(String feedTokenId) {
        return Optional.ofNullable(feeds.get(feedTokenId)).orElseThrow(
                () -> new Rejection(RejectionCode.NOT_FOUND, "You have no such feed token."));
    }

    private boolean isFree(Interval wanted, Set<String> except) {
        return held.entrySet().stream().filter(entry -> !except.contains(entry.getKey()))
                .noneMatch(entry -> entry.getValue().overlaps(wanted));
    }

    private AgendaEvent.SlotReserved reserved(Booking booking) {
        return new AgendaEvent.SlotReserved(userId, booking.slotId().value(), booking.startTime(),
                booking.endTime());
    }

    private static Interval interval(Booking booking) {
        return new Interval(booking.startTime(), booking.endTime());
    }

    @EventSourcingHandler
    void on(AgendaEvent event) {
        userId = event.userId();
        id = "agenda:" + userId;
        switch (event) {
            case AgendaEvent.SlotReserved e -> held.put(e.slotId(), new Interval(e.startTime(), e.endTime()));
            case AgendaEvent.SlotReleased e -> held.remove(e.slotId());
            case AgendaEvent.SessionEntered e -> lastSession = e.sessionId();
            case AgendaEvent.FeedTokenIssued e -> feeds.put(e.feedTokenId(), Feed.OPEN);
            case AgendaEvent.FeedTokenRevoked e -> feeds.put(e.feedTokenId(), Feed.REVOKED);
        }
    }
}
