package io.causerie.eventlog;

/**
 * One event as the log keeps it.
 *
 * @param id the event's UUID
 * @param aggregateType the aggregate's logical type, e.g. {@code TimeSlot}; empty for an event of no aggregate
 * @param aggregateId unique over all types
 * @param sequence the event's number within its aggregate, from 0
 * @param type the logical name, e.g. {@code session.ParticipantJoined}, never a Java class name
 * @param revision the payload's revision, e.g. {@code 1}
 * @param payload JSON
 * @param metadata JSON object
 */
public record StoredEvent(String id, String aggregateType, String aggregateId, long sequence, String type,
        String revision, String payload, String metadata) {
    /** Its place in its aggregate. */
    public EventKey key() {
        return new EventKey(aggregateId, sequence);
    }
}
