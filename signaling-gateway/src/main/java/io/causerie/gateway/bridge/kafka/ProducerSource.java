package io.causerie.gateway.bridge.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers that are idempotent, wait for all replicas, and neither reorder nor give up. */
final class ProducerSource {
    private static final Map<String, Object> FIXED = Map.of(ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5, ProducerConfig.RETRIES_CONFIG,
            Integer.MAX_VALUE, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000, ProducerConfig.LINGER_MS_CONFIG, 0);

    private final Brokers brokers;

    ProducerSource(Brokers brokers) {
        this.brokers = brokers;
    }

    /** {@code block}: how long a message may wait for the brokers to say which partitions there are. */
    Producer<String, byte[]> open(Duration block) {
        Map<String, Object> ours = new HashMap<>(FIXED);
        ours.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, block.toMillis());
        return new KafkaProducer<>(brokers.producer(ours), new StringSerializer(), new ByteArraySerializer());
    }
}
