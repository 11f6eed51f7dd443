package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.Poison;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message that was put aside, without its content: that is somebody's.
 *
 * @param reason why it cannot be heeded
 * @param type what it calls itself; null if that cannot be read
 * @param at when it was put aside
 * @param fromPartition the partition of the topic it came by
 * @param fromOffset its place there
 * @param bytes its size
 */
public record DeadLetter(LetterId id, String reason, @Nullable String type, Instant at,
        @Nullable Integer fromPartition, @Nullable Long fromOffset, long bytes) {
    private static final int LONGEST_TYPE = 100;
    private static final String UNKNOWN = "unknown";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> message) {
        return new DeadLetter(new LetterId(message.partition(), message.offset()), reason(message),
                type(message), Instant.ofEpochMilli(message.timestamp()),
                number(message, DeadLetterRecoverer.FROM_PARTITION, Integer.BYTES).map(Long::intValue)
                        .orElse(null),
                number(message, DeadLetterRecoverer.FROM_OFFSET, Long.BYTES).orElse(null), bytes(message));
    }

    private static String reason(ConsumerRecord<byte[], byte[]> message) {
        return text(message, DeadLetterRecoverer.REASON).orElse(UNKNOWN);
    }

    private static @Nullable String type(ConsumerRecord<byte[], byte[]> message) {
        try {
            String type = Inbox.event(message).getType();
            return type.substring(0, Math.min(type.length(), LONGEST_TYPE));
        } catch (Poison e) {
            return null;
        }
    }

    private static long bytes(ConsumerRecord<byte[], byte[]> message) {
        return text(message, DeadLetterRecoverer.OMITTED_BYTES).map(Long::valueOf)
                .orElseGet(() -> (long) Math.max(0, message.serializedValueSize()));
    }

    private static Optional<String> text(ConsumerRecord<byte[], byte[]> message, String header) {
        return Optional.ofNullable(message.headers().lastHeader(header))
                .map(found -> new String(found.value(), StandardCharsets.UTF_8));
    }

    private static Optional<Long> number(ConsumerRecord<byte[], byte[]> message, String header, int bytes) {
        return Optional.ofNullable(message.headers().lastHeader(header)).map(Header::value)
                .filter(value -> value.length == bytes).map(ByteBuffer::wrap)
                .map(value -> bytes == Integer.BYTES ? (long) value.getInt() : value.getLong());
    }
}
