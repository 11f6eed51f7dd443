package io.causerie.gateway.bridge.kafka;

/** The process was started without being told where Kafka is. */
final class NoBrokers extends RuntimeException {
    NoBrokers() {
        super("spring.kafka.bootstrap-servers is not set");
    }
}
