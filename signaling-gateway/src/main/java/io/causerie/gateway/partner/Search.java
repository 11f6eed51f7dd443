package io.causerie.gateway.partner;

import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.WaitingPool.Outcome;
import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool.Wish;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.protocol.ServerMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a partner for this node's users, from their asking to their match. */
final class Search {
    private final WaitingPool pool;
    private final WaitingHere here;
    private final TicketOffice tickets;
    private final Meetings meetings;
    private final Voice voice;

    Search(WaitingPool pool, WaitingHere here, TicketOffice tickets, Meetings meetings, Voice voice) {
        this.pool = pool;
        this.here = here;
        this.tickets = tickets;
        this.meetings = meetings;
        this.voice = voice;
    }

    /** Waits, or is matched at once: then this returns when the meeting is stored. */
    void find(String userId, Wish wish, @Nullable String id) {
        try {
            Outcome outcome = here.inTurn(userId, () -> {
                Ticket ticket = tickets.issue(userId, wish);
                here.add(ticket);
                here.asked(userId, id);
                return answered(userId, pool.enter(ticket));
            });
            arrange(outcome);
        } catch (HubUnavailable e) {
            here.remove(userId);
            throw new Refusal(ErrorCode.FAILED_TO_FIND_PARTNER, "The search could not be done; ask again.");
        }
    }

    /** With the wishes of the last time. */
    void findAgain(String userId, @Nullable String id) {
        Wish wish;
        try {
            wish = pool.lastWish(userId).orElse(Wish.ANY);
        } catch (HubUnavailable e) {
            throw new Refusal(ErrorCode.FAILED_TO_FIND_PARTNER, "The search could not be done; ask again.");
        }
        find(userId, wish, id);
    }

    private Outcome answered(String userId, Outcome outcome) {
        switch (outcome) {
            case Outcome.Waiting(int position) -> waiting(userId, position);
            case Outcome.AboutToMeet() -> waiting(userId, 1);
            case Outcome.Matched _ -> {
            }
        }
        return outcome;
    }

    private void waiting(String userId, int position) {
        voice.send(userId, new ServerMessage.WaitingForPartner(position, here.answering(userId)));
    }

    private void arrange(Outcome outcome) {
        if (outcome instanceof Outcome.Matched pair) {
            meetings.arrange(pair);
        }
    }

    /** Somebody is connected (again): if they wait, they go on waiting here; whether they do. */
    boolean goOn(String userId, boolean quietly) {
        Optional<Outcome> outcome = here.inTurn(userId, () -> {
            Optional<Outcome> back = pool.comeBack(userId).or(() -> stillWaits(userId));
            back.ifPresent(one -> {
                here.add(tickets.issue(userId, pool.lastWish(userId).orElse(Wish.ANY)));
                if (!(quietly && one instanceof Outcome.Waiting)) {
                    answered(userId, one);
                }
            });
            return back;
        });
        outcome.ifPresent(this::arrange);
        return outcome.isPresent();
    }

    private Optional<Outcome> stillWaits(String userId) {
        var position = pool.position(userId);
        return position.isPresent()
                ? Optional.of(new Outcome.Waiting(position.getAsInt()))
                : Optional.empty();
    }

    /** Stops waiting. */
    void stop(String userId) {
        here.inTurn(userId, () -> {
            here.remove(userId);
            return pool.leave(userId);
        });
    }

    /** The pool forgot everybody: enters those of this node again, each in the old place. */
    void enterAgain() {
        for (Ticket ticket : here.all()) {
            arrange(here.inTurn(ticket.userId(),
                    () -> here.contains(ticket.userId()) ? pool.enter(ticket) : new Outcome.AboutToMeet()));
        }
    }
}
