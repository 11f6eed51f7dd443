package io.causerie.eventlog.deadline;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.messaging.ScopeAwareProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Deadlines for a process that keeps them: imports nothing, and needs a {@link MongoDatabase} and a {@link Clock}. Every
 * {@link DeadlineHandler} bean is told, from when everything else has started until anything stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineProperties.class)
public class DeadlineConfiguration {
    @Bean(destroyMethod = "")
    MongoDeadlineManager deadlineManager(MongoDatabase database, DeadlineProperties properties, Clock clock,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        // Looked up when a deadline is due: Axon's configuration may itself ask for the manager.
        ScopeAwareProvider others = scope -> axon.stream().map(ConfigurationScopeAwareProvider::new)
                .flatMap(provider -> provider.provideScopeAwareStream(scope));
        return new MongoDeadlineManager(database, properties, clock, others);
    }

    @Bean
    Deadlines deadlines(MongoDeadlineManager manager) {
        return manager.keyed();
    }

    @Bean
    SmartLifecycle deadlineLifecycle(MongoDeadlineManager manager, ObjectProvider<DeadlineHandler> handlers) {
        return new DeadlineLifecycle(manager, handlers);
    }

    /** Only where there are metrics to bind to. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.core.instrument.binder.MeterBinder")
    static class Metrics {
        @Bean
        DeadlineMetrics deadlineMetrics(MongoDeadlineManager manager) {
            return new DeadlineMetrics(manager);
        }
    }
}
