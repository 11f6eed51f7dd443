package io.causerie.gateway.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent as a notice, by the attributes of a CloudEvent; nothing of it is believed yet.
 *
 * @param time since when it holds; null if it does not say
 * @param sentAt when it was sent
 * @param data as it came; empty for none
 */
public record RawNotice(String source, String id, String type, @Nullable Instant time, Instant sentAt,
        byte[] data) {}
