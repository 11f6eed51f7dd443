package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.WaitingPool.Group;
import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool.Wish;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Those who wait, by age and by wish: a search looks at the heads of the wishes that fit, not at everybody. */
final class Queue {
    static final Comparator<Ticket> ORDER = Comparator.comparing(Ticket::since).thenComparing(Ticket::userId);

    private static final int LIKELY = 8;

    private final Map<String, Ticket> tickets = new HashMap<>();
    private final TreeSet<Ticket> byAge = new TreeSet<>(ORDER);
    private final Map<Wish, TreeSet<Ticket>> byWish = new HashMap<>();

    void add(Ticket ticket) {
        tickets.put(ticket.userId(), ticket);
        byAge.add(ticket);
        byWish.computeIfAbsent(ticket.wish(), _ -> new TreeSet<>(ORDER)).add(ticket);
    }

    Optional<Ticket> remove(String userId) {
        Ticket ticket = tickets.remove(userId);
        if (ticket == null) {
            return Optional.empty();
        }
        byAge.remove(ticket);
        byWish.computeIfPresent(ticket.wish(), (_, same) -> {
            same.remove(ticket);
            return same.isEmpty() ? null : same;
        });
        return Optional.of(ticket);
    }

    Optional<Ticket> find(String userId) {
        return Optional.ofNullable(tickets.get(userId));
    }

    /** The one who waits longest of those who may meet this one. */
    Optional<Ticket> oldestFor(Ticket seeker, Instant now) {
        Wish wish = seeker.wish();
        if (wish.language() != null && wish.level() != null) {
            return oldestOf(
                    Stream.of(wish, new Wish(wish.language(), null), new Wish(null, wish.level()), Wish.ANY),
                    seeker, now);
        }
        // Who is open fits most: likely one of those who come first. Otherwise a look at each wish is still exact.
        return byAge.stream().limit(LIKELY)
                .filter(other -> wish.fits(other.wish()) && mayMeet(seeker, other, now))
                .findFirst().or(() -> oldestOf(byWish.keySet().stream().filter(wish::fits), seeker, now));
    }

    private Optional<Ticket> oldestOf(Stream<Wish> wishes, Ticket seeker, Instant now) {
        return wishes.map(byWish::get).filter(Objects::nonNull)
                .flatMap(same -> same.stream().filter(other -> mayMeet(seeker, other, now)).findFirst()
                        .stream())
                .min(ORDER);
    }

    private static boolean mayMeet(Ticket one, Ticket other, Instant now) {
        return !one.userId().equals(other.userId()) && !excludes(one, other, now)
                && !excludes(other, one, now);
    }

    private static boolean excludes(Ticket one, Ticket other, Instant now) {
        Instant until = one.excludedUntil().get(other.userId());
        return until != null && now.isBefore(until);
    }

    /** From 1. Who came last, as most who ask, is answered at once. */
    int position(Ticket ticket) {
        return byAge.last().equals(ticket) ? byAge.size() : byAge.headSet(ticket, true).size();
    }

    List<Group> groups() {
        return byWish.entrySet().stream()
                .map(same -> new Group(same.getKey(), same.getValue().size(),
                        same.getValue().first().since()))
                .toList();
    }

    int size() {
        return byAge.size();
    }
}
