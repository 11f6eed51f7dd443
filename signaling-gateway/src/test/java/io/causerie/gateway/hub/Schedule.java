package io.causerie.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.support.SettableClock;
import io.causerie.gateway.hub.WaitingPool.Group;
import io.causerie.gateway.hub.WaitingPool.Outcome;
import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays steps on a pool, keeps its own simple account of who is where, and holds the pool to the promises. */
final class Schedule {
    static final Duration REMATCH = Duration.ofMinutes(10);
    private static final Comparator<Ticket> AGE = Comparator.comparing(Ticket::since)
            .thenComparing(Ticket::userId);

    private final WaitingPool pool;
    private final SettableClock clock;
    private final Map<String, Ticket> waiting = new HashMap<>();
    private final Map<String, Ticket> aside = new HashMap<>();
    private final Map<String, Outcome.Matched> meetings = new HashMap<>();
    private final Map<String, Instant> meetingSince = new HashMap<>();
    private final Map<Set<String>, Instant> excluded = new HashMap<>();
    private final Duration meetingTimeout;
    int matches;

    Schedule(WaitingPool pool, SettableClock clock, Duration meetingTimeout) {
        this.pool = pool;
        this.clock = clock;
        this.meetingTimeout = meetingTimeout;
    }

    void play(Step step) {
        switch (step) {
            case Step.Enter(int user, String language, String level) -> enter(name(user), language, level);
            case Step.Leave(int user) -> leave(name(user));
            case Step.Block(int user, int other) -> block(name(user), name(other));
            case Step.Pass(Duration duration) -> pass(duration);
            case Step.Met(int user) -> met(name(user));
            case Step.NotMet(int user) -> notMet(name(user));
            case Step.SetAside(int user) -> setAside(name(user));
            case Step.ComeBack(int user) -> comeBack(name(user));
        }
        assertThat(pool.size()).isEqualTo(waiting.size());
        assertGroups();
        assertNobodyWaitsInVain();
        assertPositions();
    }

    private void assertGroups() {
        Map<Wish, List<Ticket>> byWish = waiting.values().stream()
                .collect(Collectors.groupingBy(Ticket::wish));
        assertThat(pool.groups()).containsExactlyInAnyOrderElementsOf(byWish.entrySet().stream()
                .map(same -> new Group(same.getKey(), same.getValue().size(),
                        same.getValue().stream().map(Ticket::since).min(Instant::compareTo).orElseThrow()))
                .toList());
    }

    private static String name(int user) {
        return "user-" + user;
    }

    private void enter(String user, @Nullable String language, @Nullable String level) {
        Ticket ticket = new Ticket(user, new Wish(language, level), clock.instant(), exclusionsOf(user));
        Outcome outcome = pool.enter(ticket);
        assertThat(pool.lastWish(user)).contains(ticket.wish());
        if (meetings.containsKey(user)) {
            assertThat(outcome).isInstanceOf(Outcome.AboutToMeet.class);
            return;
        }
        Ticket before = waiting.getOrDefault(user, aside.get(user));
        aside.remove(user);
        settle(before == null ? ticket : ticket.withSince(before.since()), outcome);
    }

    private Map<String, Instant> exclusionsOf(String user) {
        Map<String, Instant> result = new HashMap<>();
        excluded.forEach((pair, until) -> {
            if (pair.contains(user)) {
                pair.stream().filter(other -> !other.equals(user)).forEach(other -> result.put(other, until));
            }
        });
        return result;
    }

    /** The outcome for somebody who asked must be the best one there is. */
    private void settle(Ticket asked, Outcome outcome) {
        waiting.put(asked.userId(), asked);
        switch (outcome) {
            case Outcome.Waiting(int position) -> assertThat(position).isEqualTo(positionOf(asked));
            case Outcome.Matched pair -> {
                Ticket other = pair.waited().userId().equals(asked.userId()) ? pair.came() : pair.waited();
                assertThat(Optional.of(other.userId())).isEqualTo(oldestFor(asked).map(Ticket::userId));
                take(pair);
            }
            case Outcome.AboutToMeet() ->
                throw new AssertionError(asked.userId() + " was not about to meet anybody");
        }
    }

    private void take(Outcome.Matched pair) {
        Ticket waited = waiting.remove(pair.waited().userId());
        Ticket came = waiting.remove(pair.came().userId());
        assertThat(waited).as("waits, and is nowhere else").isNotNull();
        assertThat(came).as("waits, and is not the same one").isNotNull();
        assertThat(eligible(waited, came)).as("%s may meet %s", waited, came).isTrue();
        assertThat(AGE.compare(waited, came)).isNegative();
        for (Ticket ticket : List.of(waited, came)) {
            meetings.put(ticket.userId(), pair);
            meetingSince.put(ticket.userId(), clock.instant());
        }
        matches++;
    }

    private void leave(String user) {
        boolean was = waiting.remove(user) != null | aside.remove(user) != null
                | meetings.remove(user) != null;
        assertThat(pool.leave(user)).isEqualTo(was);
    }

    private void block(String user, String other) {
        if (!user.equals(other)) {
            excluded.put(Set.of(user, other), Instant.MAX);
            pool.exclude(user, other, Instant.MAX);
        }
    }

    private void met(String user) {
        Outcome.Matched pair = meetings.get(user);
        if (pair != null) {
            excluded.merge(Set.of(pair.waited().userId(), pair.came().userId()),
                    clock.instant().plus(REMATCH),
                    (a, b) -> a.isAfter(b) ? a : b);
            leave(pair.waited().userId());
            leave(pair.came().userId());
        }
    }

    private void notMet(String user) {
        Outcome.Matched pair = meetings.get(user);
        if (pair == null) {
            return;
        }
        Ticket mine = ticketOf(user, pair);
        Ticket others = mine == pair.waited() ? pair.came() : pair.waited();
        if (meetings.containsKey(others.userId())) {
            leave(others.userId());
        }
        meetings.remove(user);
        Optional<Outcome> outcome = pool.giveBack(user);
        assertThat(outcome).isPresent();
        settle(mine, outcome.get());
    }

    private static Ticket ticketOf(String user, Outcome.Matched pair) {
        return pair.waited().userId().equals(user) ? pair.waited() : pair.came();
    }

    private void setAside(String user) {
        Outcome.Matched pair = meetings.remove(user);
        Ticket ticket = pair == null ? waiting.remove(user) : ticketOf(user, pair);
        assertThat(pool.setAside(user)).isEqualTo(ticket != null);
        if (ticket != null) {
            aside.put(user, ticket);
        }
    }

    private void comeBack(String user) {
        Ticket ticket = aside.remove(user);
        Optional<Outcome> outcome = pool.comeBack(user);
        assertThat(outcome.isPresent()).isEqualTo(ticket != null);
        outcome.ifPresent(one -> settle(ticket, one));
    }

    /** Time passes, and nobody asks anew. */
    private void pass(Duration duration) {
        clock.advance(duration);
        meetingSince.forEach((user, since) -> {
            if (meetings.containsKey(user) && !clock.instant().isBefore(since.plus(meetingTimeout))) {
                Outcome.Matched pair = meetings.remove(user);
                waiting.put(user, ticketOf(user, pair));
            }
        });
        Set<String> before = new HashSet<>(waiting.keySet());
        List<Outcome.Matched> due = pool.takeDue();
        for (Outcome.Matched pair : due) {
            assertNoOlderWasPassedOver(pair);
            take(pair);
        }
        assertThat(before).hasSize(waiting.size() + 2 * due.size());
        assertThat(pool.takeDue()).isEmpty();
    }

    /** When this pair was made, the one who waited had nobody older to meet, and nobody older still could have had either. */
    private void assertNoOlderWasPassedOver(Outcome.Matched pair) {
        Ticket waited = waiting.get(pair.waited().userId());
        assertThat(waited).isNotNull();
        assertThat(oldestFor(waited).map(Ticket::userId)).contains(pair.came().userId());
    }

    private void assertNobodyWaitsInVain() {
        for (Ticket one : waiting.values()) {
            assertThat(oldestFor(one)).as("nobody for %s", one).isEmpty();
        }
    }

    private void assertPositions() {
        waiting.values().forEach(
                ticket -> assertThat(pool.position(ticket.userId())).hasValue(positionOf(ticket)));
        aside.keySet().forEach(user -> assertThat(pool.position(user)).isEmpty());
    }

    private int positionOf(Ticket ticket) {
        return 1 + (int) waiting.values().stream().filter(other -> AGE.compare(other, ticket) < 0).count();
    }

    private Optional<Ticket> oldestFor(Ticket ticket) {
        return waiting.values().stream().filter(other -> eligible(ticket, other)).min(AGE);
    }

    private boolean eligible(Ticket one, Ticket other) {
        Instant until = excluded.getOrDefault(Set.copyOf(List.of(one.userId(), other.userId())), Instant.MIN);
        return !one.userId().equals(other.userId()) && !clock.instant().isBefore(until)
                && one.wish().fits(other.wish());
    }
}
