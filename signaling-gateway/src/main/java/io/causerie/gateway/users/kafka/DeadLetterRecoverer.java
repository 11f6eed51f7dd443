package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.NoticeMeters;
import io.causerie.gateway.users.Poison;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Puts aside what can never be heeded, as it came, with the place it came from and a reason in our words. No exception is told of: its
 * text may quote the message. What is too large for us may be too large for the other topic too, so its content stays where it is.
 */
final class DeadLetterRecoverer extends DeadLetterPublishingRecoverer {
    static final String REASON = "causerie-reason";
    static final String OMITTED_BYTES = "causerie-omitted-bytes";
    static final String FROM_PARTITION = KafkaHeaders.DLT_ORIGINAL_PARTITION;
    static final String FROM_OFFSET = KafkaHeaders.DLT_ORIGINAL_OFFSET;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A partition that is chosen by the key, as in the topic it comes from. */
    private static final int BY_KEY = -1;

    private final NoticeMeters meters;

    DeadLetterRecoverer(KafkaOperations<byte[], byte[]> kafka, String topic, NoticeMeters meters) {
        super(kafka, (_, _) -> new TopicPartition(topic, BY_KEY));
        setWaitForSendResultTimeout(PATIENCE);
        setFailIfSendResultIsError(true);
        setExceptionHeadersCreator((headers, failure, _, _) -> headers.add(REASON,
                reason(failure).code().getBytes(StandardCharsets.UTF_8)));
        this.meters = meters;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, @Nullable Consumer<?, ?> consumer, Exception failure) {
        super.accept(message, consumer, failure);
        meters.deadLettered(reason(failure));
    }

    private static Poison.Reason reason(Exception failure) {
        return Poison.in(failure).map(Poison::reason).orElse(Poison.Reason.FAILED);
    }

    @Override
    protected ProducerRecord<Object, Object> createProducerRecord(ConsumerRecord<?, ?> message,
            TopicPartition topic, Headers headers, byte @Nullable [] key, byte @Nullable [] value) {
        if (!isTooLarge(headers)) {
            return super.createProducerRecord(message, topic, headers, key, value);
        }
        Headers ours = new RecordHeaders();
        for (Header header : headers) {
            if (header.key().equals(REASON) || header.key().startsWith(KafkaHeaders.PREFIX + "dlt-")) {
                ours.add(header);
            }
        }
        ours.add(OMITTED_BYTES,
                Integer.toString(Math.max(0, message.serializedValueSize()))
                        .getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(topic.topic(), null, null, null, null, ours);
    }

    private static boolean isTooLarge(Headers headers) {
        Header reason = headers.lastHeader(REASON);
        return reason != null && new String(reason.value(), StandardCharsets.UTF_8)
                .equals(Poison.Reason.TOO_LARGE.code());
    }
}
