package io.causerie.rest.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.MongoClient;
import io.causerie.eventlog.CommitLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Health and timeouts of MongoDB, in processes that have it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MongoClientSettingsBuilderCustomizer.class)
@EnableConfigurationProperties(StoreTimeouts.class)
public class StoreConfiguration {
    @Bean
    StoreHealth storeHealthIndicator(ObjectProvider<MongoClient> clients) {
        return new StoreHealth(clients);
    }

    @Bean
    WriterHealth writerHealthIndicator(ObjectProvider<CommitLog> logs) {
        return new WriterHealth(logs);
    }

    /** The driver would wait for half a minute. First, so that the connection string has the last word. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer storeTimeouts(StoreTimeouts timeouts) {
        return settings -> settings
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(timeouts.select().toMillis(), MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) timeouts.connect().toMillis(), MILLISECONDS)
                                .readTimeout((int) timeouts.read().toMillis(), MILLISECONDS));
    }
}
