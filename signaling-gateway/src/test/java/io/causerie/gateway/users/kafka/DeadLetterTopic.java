package io.causerie.gateway.users.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The only partition of what was put aside, as Kafka has it. {@code broker}: its address. */
record DeadLetterTopic(String broker, Duration patience) {
    private static final TopicPartition PARTITION = new TopicPartition("user.events.dlt", 0);

    long end() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> letters(long from) {
        try (var consumer = consumer()) {
            consumer.assign(List.of(PARTITION));
            consumer.seek(PARTITION, from);
            return consumer.poll(patience).records(PARTITION);
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", broker, "enable.auto.commit", false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
