package io.causerie.standalone.kafka;

import io.causerie.standalone.data.DataDirectory;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded broker, unless others are set or nothing is to be said over Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "causerie.bridge.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "spring.kafka.bootstrap-servers", matchIfMissing = true, havingValue = "embedded")
public class EmbeddedKafkaConfiguration {
    private static final String DIRECTORY = "kafka";

    @Bean
    EmbeddedKafka embeddedKafka(DataDirectory directory, @Value("${causerie.kafka-port}") int port) {
        return EmbeddedKafka.on(directory.resolve(DIRECTORY), port);
    }

    @Bean
    KafkaConnectionDetails kafkaConnectionDetails(EmbeddedKafka broker) {
        return new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of(broker.address());
            }
        };
    }
}
