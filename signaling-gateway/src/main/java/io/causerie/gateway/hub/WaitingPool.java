package io.causerie.gateway.hub;

import java.time.Instant;
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

    /** Neither waits nor is about to meet any more; whether they did either. */
    boolean leave(String userId);

    /** The meeting failed through no fault of this one: back to the old place, or matched anew; empty if they left meanwhile. */
    Optional<Outcome> giveBack(Ticket ticket);

    /** From now on the two exclude each other until then, if they wait. */
    void exclude(String userId, String otherId, Instant until);

    /** Pairs that the passing of time made eligible, each handed to one caller. */
    List<Outcome.Matched> takeDue();

    /** The place in the queue, from 1; empty for who does not wait. */
    OptionalInt position(String userId);

    /** How many wait. */
    int size();

    /**
     * @param language as {@code LanguageTag} writes it; null for any
     * @param level null for any
     * @param since since when they wait: the place in the queue
     * @param excludedUntil with whom not to be matched, and until when ({@link Instant#MAX}: never)
     */
    record Ticket(String userId, @Nullable String language, @Nullable String level, Instant since,
            Map<String, Instant> excludedUntil) {
        public Ticket {
            excludedUntil = Map.copyOf(excludedUntil);
        }
    }

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
