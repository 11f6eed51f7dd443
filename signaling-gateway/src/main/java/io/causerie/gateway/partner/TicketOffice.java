package io.causerie.gateway.partner;

import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool.Wish;
import io.causerie.gateway.room.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Says with whom somebody is not to be matched: blocked either way for ever, met of late for a while. */
final class TicketOffice {
    private final People people;
    private final Encounters encounters;
    private final Duration rematchAfter;
    private final Clock clock;

    TicketOffice(People people, Encounters encounters, Duration rematchAfter, Clock clock) {
        this.people = people;
        this.encounters = encounters;
        this.rematchAfter = rematchAfter;
        this.clock = clock;
    }

    Ticket issue(String userId, Wish wish) {
        Instant now = clock.instant();
        Instant since = now.minus(rematchAfter);
        Map<String, Instant> excluded = new HashMap<>();
        people.metSince(userId, since).forEach((other, when) -> excluded.put(other, when.plus(rematchAfter)));
        encounters.partedSince(userId, since).forEach(
                (other, when) -> excluded.merge(other, when.plus(rematchAfter),
                        (a, b) -> a.isAfter(b) ? a : b));
        people.blockedEitherWay(userId).forEach(other -> excluded.put(other, Instant.MAX));
        return new Ticket(userId, wish, now, excluded);
    }
}
