package io.causerie.eventlog.deadline;

import java.time.Instant;

/**
 * Asks for a {@link DeadlineHandler} to be told at a time. There is at most one deadline per name and key.
 *
 * <p>Both methods take effect before they return and join no unit of work: an event handler that calls them is
 * run again if it fails afterwards, and doing either twice changes nothing. They fail with a
 * {@code MongoException} when the store is away; then it is unknown whether they took effect.
 */
public interface Deadlines {
    /**
     * Has the handler called {@code name} told of {@code key} at {@code dueAt}, at once if that has passed. Replaces
     * the earlier deadline of the same name and key, also one that is being handled at this moment.
     *
     * @param dueAt in milliseconds; what is finer is cut off
     */
    void schedule(String name, String key, Instant dueAt);

    /** Drops the deadline, if there is one. A handler that has been told already is not stopped. */
    void cancel(String name, String key);
}
