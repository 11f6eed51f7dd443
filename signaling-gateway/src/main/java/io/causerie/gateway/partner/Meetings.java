package io.causerie.gateway.partner;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.WaitingPool.Outcome;
import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.link.CommandLink;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.gateway.link.Meeting;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a meeting of a match: stored first, told when the log tells of it. If it cannot be, who is not to blame waits on. */
final class Meetings {
    private static final Logger LOG = LoggerFactory.getLogger(Meetings.class);
    /** How long two are kept apart of whom one was refused, until this node's rooms show which. */
    private static final Duration UNTIL_CLEAR = Duration.ofSeconds(1);

    private final WaitingPool pool;
    private final Presence presence;
    private final CommandLink link;
    private final Rooms rooms;
    private final People people;
    private final WaitingHere here;
    private final Voice voice;
    private final PartnerMeters meters;
    private final Clock clock;

    Meetings(WaitingPool pool, Presence presence, CommandLink link, Rooms rooms, People people,
            WaitingHere here,
            Voice voice, PartnerMeters meters, Clock clock) {
        this.pool = pool;
        this.presence = presence;
        this.link = link;
        this.rooms = rooms;
        this.people = people;
        this.here = here;
        this.voice = voice;
        this.meters = meters;
        this.clock = clock;
    }

    /** Blocks until the pair's meeting is stored, or it is known what becomes of the two. */
    void arrange(Outcome.Matched pair) {
        Optional<Outcome.Matched> next = Optional.of(pair);
        while (next.isPresent()) {
            next = attempt(next.get());
        }
    }

    /** As {@link #arrange}, on a thread of its own. */
    void arrangeLater(Outcome.Matched pair) {
        Thread.startVirtualThread(() -> {
            try {
                arrange(pair);
            } catch (RuntimeException e) {
                LOG.error("A meeting could not be arranged", e);
            }
        });
    }

    private Optional<Outcome.Matched> attempt(Outcome.Matched pair) {
        try {
            List<Ticket> absent = List.of(pair.waited(), pair.came()).stream().filter(this::isAbsent)
                    .toList();
            return absent.isEmpty() ? meet(pair) : without(absent, pair);
        } catch (HubUnavailable e) {
            LOG.warn("A pair could not be brought together: {}", e.toString());
            meters.failed();
            fail(pair.waited());
            fail(pair.came());
            return Optional.empty();
        }
    }

    /** Nobody is to meet somebody whose connection is lost, though their place in the queue is held. */
    private boolean isAbsent(Ticket ticket) {
        return presence.of(ticket.userId()).map(Presence.Place::held).orElse(true);
    }

    private Optional<Outcome.Matched> without(List<Ticket> absent, Outcome.Matched pair) {
        absent.forEach(ticket -> {
            pool.setAside(ticket.userId());
            if (!isAbsent(ticket)) {
                pool.comeBack(ticket.userId()).ifPresent(this::follow);
            }
        });
        return absent.size() == 2
                ? Optional.empty()
                : giveBack(absent.contains(pair.waited()) ? pair.came() : pair.waited());
    }

    private void follow(Outcome outcome) {
        if (outcome instanceof Outcome.Matched pair) {
            arrangeLater(pair);
        }
    }

    private Optional<Outcome.Matched> meet(Outcome.Matched pair) {
        String sessionId = UUID.randomUUID().toString();
        Instant now = clock.instant();
        try {
            link.meet(new Meeting(sessionId, pair.waited().userId(), pair.came().userId(),
                    either(pair.waited().wish().language(), pair.came().wish().language()),
                    either(pair.waited().wish().level(), pair.came().wish().level()),
                    pair.waited().waitedUntil(now), pair.came().waitedUntil(now)));
        } catch (Rejection e) {
            meters.refused();
            return refused(pair, e.code());
        } catch (LinkUnavailable | InvalidValue e) {
            LOG.warn("A meeting could not be stored: {}", e.toString());
            meters.failed();
            blame(pair.waited());
            blame(pair.came());
            return Optional.empty();
        }
        meters.met(pair, clock.instant());
        for (Ticket ticket : List.of(pair.waited(), pair.came())) {
            takeOut(ticket.userId(), sessionId);
        }
        return Optional.empty();
    }

    /** The meeting is stored, whatever becomes of this: who stays in the pool is taken out when their next meeting is refused. */
    private void takeOut(String userId, String sessionId) {
        try {
            if (!pool.leave(userId)) {
                leaveFor(userId, sessionId);
            }
        } catch (HubUnavailable | LinkUnavailable e) {
            LOG.warn("Somebody who has met could not be taken out of the pool: {}", e.toString());
        }
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** They stopped looking while the meeting was on its way. If this fails they are told of it, and can leave. */
    private void leaveFor(String userId, String sessionId) {
        try {
            link.makeSureGone(userId, LeaveReason.LEFT, sessionId);
        } catch (Rejection | LinkUnavailable e) {
            LOG.warn("Who stopped looking is in a meeting nevertheless: {}", e.toString());
        }
    }

    private Optional<Outcome.Matched> refused(Outcome.Matched pair, RejectionCode code) {
        if (code != RejectionCode.ALREADY_IN_ANOTHER_SESSION && code != RejectionCode.FORBIDDEN) {
            LOG.warn("A meeting was refused: {}", code.code());
            blame(pair.waited());
            blame(pair.came());
            return Optional.empty();
        }
        Predicate<Ticket> atFault = ticket -> rooms.of(ticket.userId()).isPresent()
                || !people.mayAct(ticket.userId());
        List<Ticket> blamed = List.of(pair.waited(), pair.came()).stream().filter(atFault).toList();
        blamed.forEach(this::blame);
        return switch (blamed.size()) {
            case 2 -> Optional.empty();
            case 1 -> giveBack(blamed.contains(pair.waited()) ? pair.came() : pair.waited());
            default -> keepApart(pair);
        };
    }

    /** The two are not for each other, or this node has yet to read what the command side knows of one of them. */
    private Optional<Outcome.Matched> keepApart(Outcome.Matched pair) {
        String one = pair.waited().userId();
        String other = pair.came().userId();
        Instant until = people.blockedEitherWay(one).contains(other)
                ? Instant.MAX
                : clock.instant().plus(UNTIL_CLEAR);
        pool.exclude(one, other, until);
        giveBack(pair.waited()).ifPresent(this::arrangeLater);
        return giveBack(pair.came());
    }

    private Optional<Outcome.Matched> giveBack(Ticket innocent) {
        String userId = innocent.userId();
        Optional<Outcome> outcome = here.inTurn(userId, () -> {
            Optional<Outcome> back = pool.giveBack(userId);
            String id = here.answering(userId);
            if (id != null && back.orElse(null) instanceof Outcome.Waiting(int position)) {
                voice.send(userId, new ServerMessage.WaitingForPartner(position, id));
            } else if (id != null) {
                here.asked(userId, id);
            }
            return back;
        });
        return outcome.filter(Outcome.Matched.class::isInstance).map(Outcome.Matched.class::cast);
    }

    /** Waits no more, and is told so unless they are with a partner, who is then what they asked for. */
    private void blame(Ticket ticket) {
        pool.leave(ticket.userId());
        if (rooms.of(ticket.userId()).filter(Room::isPartner).isEmpty()) {
            fail(ticket);
        }
    }

    private void fail(Ticket ticket) {
        String userId = ticket.userId();
        String id = here.answering(userId);
        here.remove(userId);
        voice.send(userId, ServerMessage.Error.of(ErrorCode.FAILED_TO_FIND_PARTNER,
                "The meeting could not be stored; ask again.", id));
    }
}
