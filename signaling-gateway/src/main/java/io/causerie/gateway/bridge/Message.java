package io.causerie.gateway.bridge;

import java.time.Instant;

/**
 * What is told of one event of the log.
 *
 * @param id the event's, so that telling it again is recognised
 * @param position the event's place in the log
 * @param time when it was stored
 * @param key of the slot or session that it is about; order is kept among those with the same one
 * @param schema names what {@code data} looks like
 * @param data JSON
 */
public record Message(String id, long position, Instant time, MessageType type, String key, String schema,
        String data) {}
