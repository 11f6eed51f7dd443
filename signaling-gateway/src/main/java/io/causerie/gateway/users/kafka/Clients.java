package io.causerie.gateway.users.kafka;

import io.causerie.gateway.bridge.kafka.Brokers;
import io.causerie.gateway.users.UserEventsSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/** The Kafka clients that notices need. Keys and values are bytes: what is in them is judged here, not by a deserializer. */
final class Clients implements AutoCloseable {
    private static final int ADMIN_TIMEOUT_MS = 5_000;
    private static final int SEND_TIMEOUT_MS = 20_000;
    private static final int BLOCK_MS = 5_000;
    private static final int AT_A_TIME = 50;
    /** Room for our headers beside the largest message that brokers take by default. */
    private static final int LARGEST_REQUEST = 2 << 20;

    private final Brokers brokers;
    private final UserEventsSettings settings;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

    Clients(Brokers brokers, UserEventsSettings settings) {
        this.brokers = brokers;
        this.settings = settings;
        this.producers = new DefaultKafkaProducerFactory<>(
                brokers.producer(Map.of(ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST)),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Those of the group, that take each message from the first on. */
    ConsumerFactory<byte[], byte[]> followers() {
        return consumers(Map.of(ConsumerConfig.GROUP_ID_CONFIG, settings.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_A_TIME));
    }

    /** Those that look at what they are told to, and commit nothing. */
    ConsumerFactory<byte[], byte[]> lookers() {
        return consumers(Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) settings.readWithin().toMillis()));
    }

    KafkaOperations<byte[], byte[]> sender() {
        return new KafkaTemplate<>(producers);
    }

    UserTopics topics() {
        return new UserTopics(
                brokers.admin(Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS)),
                settings);
    }

    private ConsumerFactory<byte[], byte[]> consumers(Map<String, Object> more) {
        Map<String, Object> ours = new HashMap<>(more);
        ours.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        ours.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        ours.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new DefaultKafkaConsumerFactory<>(brokers.consumer(ours), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
