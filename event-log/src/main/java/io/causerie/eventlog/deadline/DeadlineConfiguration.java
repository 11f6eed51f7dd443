package io.causerie.eventlog.deadline;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.messaging.ScopeAwareProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Deadlines for a process that keeps them: it needs a {@link MongoClient} and a {@link Clock}. Every
 * {@link DeadlineHandler} bean is told, from when everything else has started until anything stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineProperties.class)
public class DeadlineConfiguration {
    @Bean(destroyMethod = "")
    MongoDeadlineManager deadlineManager(MongoClient client,
            ObjectProvider<MongoConnectionDetails> connection,
            DeadlineProperties properties, Clock clock,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        // Looked up when a deadline is due: Axon's configuration may itself ask for the manager.
        ScopeAwareProvider others = scope -> axon.stream().map(ConfigurationScopeAwareProvider::new)
                .flatMap(provider -> provider.provideScopeAwareStream(scope));
        return new MongoDeadlineManager(database(client, connection), properties, clock,
                others);
    }

    /** The one Spring Data uses, where projections are. */
    public static MongoDatabase database(MongoClient client,
            ObjectProvider<MongoConnectionDetails> connection) {
        return client.getDatabase(
                connection.stream().map(details -> details.getConnectionString().getDatabase())
                        .filter(Objects::nonNull).findFirst().orElse("test"));
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
