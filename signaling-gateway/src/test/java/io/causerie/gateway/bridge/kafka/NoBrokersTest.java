package io.causerie.gateway.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** A gateway that is not told where Kafka is does not guess: it says what to set. */
class NoBrokersTest {
    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(OnlyBrokers.class);

    static class OnlyBrokers {
        @Bean
        Brokers brokers(KafkaConnectionDetails connection, ProducerFactory<?, ?> producers,
                ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
            return new BridgeConfiguration().brokers(connection, producers, consumers, admin);
        }
    }

    @Test
    void without_brokers_it_does_not_start_and_says_what_to_set() {
        gateway.run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis told = SpringFactoriesLoader
                    .forDefaultResourceLocation(getClass().getClassLoader())
                    .load(FailureAnalyzer.class, (_, _, _) -> {})
                    .stream().map(analyzer -> analyzer.analyze(context.getStartupFailure()))
                    .filter(Objects::nonNull).findFirst().orElseThrow();
            assertThat(told.getDescription()).contains("spring.kafka.bootstrap-servers is not set");
            assertThat(told.getAction()).contains("SPRING_KAFKA_BOOTSTRAP_SERVERS")
                    .contains("causerie.bridge.enabled=false");
        });
    }

    @Test
    void with_brokers_it_takes_those() {
        gateway.withPropertyValues("spring.kafka.bootstrap-servers=one:1,two:2").run(context -> {
            var settings = context.getBean(Brokers.class).producer(Map.of("acks", "all"));
            assertThat(settings).containsEntry("bootstrap.servers", List.of("one:1", "two:2"))
                    .containsEntry("acks", "all");
        });
    }
}
