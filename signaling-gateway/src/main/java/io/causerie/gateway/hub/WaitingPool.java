package io.causerie.gateway.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a partner. Each call is atomic over all nodes, and leaves nobody waiting for whom an eligible partner waits too. Two
 * are eligible if their wishes are compatible (each of language and level equal, or open on one side) and neither excludes the other. Of
 * several the one who waits longest is taken.
 *
 * <p>A matched pair no longer waits but is <em>about to meet</em> until {@link #leave} or {@link #giveBack} says how it went. If nobody
 * says so for {@code causerie.gateway.partner.meeting-timeout}, as when the node that took the pair died, the two wait again.
 */
public interface WaitingPool {
    /**
     * Waits, or is matched at once. Who waits already keeps the place in the queue ({@code since}), with the wishes of the new ticket.
     */
    Outcome enter(Ticket ticket);

    /** Neither waits, nor is set aside, nor about to meet any more; whether they did any of it. */
    boolean leave(String userId);

    /** The meeting failed through no fault of this one: back to the old place, or matched anew; empty if they left meanwhile. */
    Optional<Outcome> giveBack(String userId);

    /**
     * Who waits, or is about to meet somebody, is not matched for a while, but keeps the place: their connection is lost. False if
     * they do neither.
     */
    boolean setAside(String userId);

    /** Who was set aside waits again, or is matched; empty if they were not. */
    Optional<Outcome> comeBack(String userId);

    /** From now on the two exclude each other until then, if they wait. */
    void exclude(String userId, String otherId, Instant until);

    /** Pairs that the passing of time made eligible, each handed to one caller. */
    List<Outcome.Matched> takeDue();

    /** The wishes of the last ticket, until they are forgotten. */
    Optional<Wish> lastWish(String userId);

    /** Leaves, and forgets the wishes too: the user is gone. */
    void forget(String userId);

    /** The place in the queue, from 1; empty for who does not wait. */
    OptionalInt position(String userId);

    /** How many wait. */
    int size();

    /** Who waits, by what they wish for, in no order. */
    List<Group> groups();

    /**
     * @param language as {@code LanguageTag} writes it; null for any
     * @param level null for any
     */
    record Wish(@Nullable String language, @Nullable String level) {
        public static final Wish ANY = new Wish(null, null);

        /** Whether these two can do with each other. */
        public boolean fits(Wish other) {
            return fits(language, other.language) && fits(level, other.level);
        }

        private static boolean fits(@Nullable String one, @Nullable String other) {
            return one == null || other == null || one.equals(other);
        }
    }

    /**
     * @param since since when they wait, in milliseconds: the place in the queue
     * @param excludedUntil with whom not to be matched, and until when ({@link Instant#MAX}: never)
     */
    record Ticket(String userId, Wish wish, Instant since, Map<String, Instant> excludedUntil) {
        public Ticket {
            since = since.truncatedTo(ChronoUnit.MILLIS);
            excludedUntil = Map.copyOf(excludedUntil);
        }

        /** For how long they have waited; not negative, though another node's clock may be behind. */
        public Duration waitedUntil(Instant now) {
            return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        }

        /** The same with another place in the queue. */
        public Ticket withSince(Instant other) {
            return new Ticket(userId, wish, other, excludedUntil);
        }

        /** The same, excluding one more. */
        public Ticket excluding(String otherId, Instant until) {
            Map<String, Instant> more = new HashMap<>(excludedUntil);
            more.merge(otherId, until, (a, b) -> a.isAfter(b) ? a : b);
            return new Ticket(userId, wish, since, more);
        }
    }

    /**
     * Those who wish for the same.
     *
     * @param oldest since when the first of them waits
     */
    record Group(Wish wish, int count, Instant oldest) {}

    /** What became of a ticket. */
    sealed interface Outcome {
        /** @param position from 1, among all who wait */
        record Waiting(int position) implements Outcome {}

        /** @param waited who waited longer */
        record Matched(Ticket waited, Ticket came) implements Outcome {}

        /** They are about to meet somebody already; nothing changed. */
        record AboutToMeet() implements Outcome {}
    }
}
