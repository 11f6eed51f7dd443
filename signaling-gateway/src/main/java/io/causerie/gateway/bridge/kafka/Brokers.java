package io.causerie.gateway.bridge.kafka;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** How each kind of client reaches the brokers, as {@code spring.kafka.*} has it. */
public final class Brokers {
    private final ProducerFactory<?, ?> producers;
    private final ConsumerFactory<?, ?> consumers;
    private final KafkaAdmin admin;

    /** Fails if there is no address of any broker. */
    public Brokers(KafkaConnectionDetails connection, ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
        if (connection.getBootstrapServers().isEmpty()) {
            throw new NoBrokers();
        }
        this.producers = producers;
        this.consumers = consumers;
        this.admin = admin;
    }

    public Map<String, Object> producer(Map<String, Object> ours) {
        return merged(producers.getConfigurationProperties(), ours);
    }

    public Map<String, Object> consumer(Map<String, Object> ours) {
        return merged(consumers.getConfigurationProperties(), ours);
    }

    public Map<String, Object> admin(Map<String, Object> ours) {
        return merged(admin.getConfigurationProperties(), ours);
    }

    private static Map<String, Object> merged(Map<String, Object> configured, Map<String, Object> ours) {
        Map<String, Object> all = new TreeMap<>(configured);
        all.putAll(ours);
        return all;
    }
}
