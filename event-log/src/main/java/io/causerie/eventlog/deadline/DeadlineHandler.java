package io.causerie.eventlog.deadline;

/** Told when a deadline of its name is due. A Spring bean of this type is found by {@code DeadlineConfiguration}. */
public interface DeadlineHandler {
    /** Unique, and stored: it may not change while deadlines are pending. */
    String name();

    /**
     * Keeps the promise, on a thread of its own. Returning drops the deadline; throwing has it tried again, with growing
     * pauses, for as long as it fails. May be told more than once and by several nodes, so what it does is
     * idempotent; may {@link Deadlines#schedule schedule} the same key again.
     */
    void due(String key) throws Exception;
}
