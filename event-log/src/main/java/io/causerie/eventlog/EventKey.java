package io.causerie.eventlog;

/**
 * The place of an event in its aggregate, unique in the log: this is what optimistic concurrency rests on.
 *
 * @param sequence from 0
 */
public record EventKey(String aggregateId, long sequence) {
    @Override
    public String toString() {
        return aggregateId + "/" + sequence;
    }
}
