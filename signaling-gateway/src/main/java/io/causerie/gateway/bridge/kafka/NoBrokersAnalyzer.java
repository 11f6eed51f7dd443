package io.causerie.gateway.bridge.kafka;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class NoBrokersAnalyzer extends AbstractFailureAnalyzer<NoBrokers> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoBrokers cause) {
        return new FailureAnalysis(
                "This process does not know where Kafka is: spring.kafka.bootstrap-servers is not set.",
                "Set spring.kafka.bootstrap-servers (or SPRING_KAFKA_BOOTSTRAP_SERVERS) to the brokers, such as"
                        + " kafka-1:9092,kafka-2:9092; or causerie.bridge.enabled=false if other services"
                        + " are to hear nothing from this node, nor it from them.",
                cause);
    }
}
