package io.causerie.e2e.support;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker that the product does not bring along, and that outlives it. */
public final class KafkaBroker implements AutoCloseable {
    private static final int PARTITIONS = 6;

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

    public KafkaBroker() {
        broker.afterPropertiesSet();
    }

    public String address() {
        return broker.getBrokersAsString();
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
