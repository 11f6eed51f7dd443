package io.causerie.gateway.bridge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one event of the log.
 *
 * @param id the event's, so that telling it again is recognised
 * @param position the event's place in the log
 * @param time when it was stored
 * @param key of the slot or session that it is about; order is kept among those with the same one
 * @param schema names what {@code data} looks like
 * @param data JSON
 * @param traceparent the W3C context of the trace that the event belongs to; null if it belongs to none that is recorded
 */
public record Message(String id, long position, Instant time, MessageType type, String key, String schema,
        String data, @Nullable String traceparent) {
    /** Of no trace. */
    public Message(String id, long position, Instant time, MessageType type, String key, String schema,
            String data) {
        this(id, position, time, type, key, schema, data, null);
    }

    Message within(String context) {
        return new Message(id, position, time, type, key, schema, data, context);
    }
}
