package io.causerie.eventlog.config;

import com.mongodb.client.MongoClient;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.deadline.DeadlineConfiguration;
import io.causerie.eventlog.tracing.FollowerSpans;
import io.causerie.eventlog.tracing.Traces;
import java.time.Clock;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process needs that follows the log; each side imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowingProperties.class)
public class FollowingConfiguration {
    @Bean
    MongoTemplate axonMongoTemplate(MongoClient client, ObjectProvider<MongoConnectionDetails> connection) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(DeadlineConfiguration.database(client, connection)).build();
    }

    /**
     * Where processors keep their tokens. With a log that only this process can write, whoever held one before is gone, so
     * a restart takes them over at once instead of waiting for their claims to time out.
     */
    @Bean
    TokenStore tokenStore(MongoTemplate axonMongoTemplate, Serializer serializer, CommitStore log,
            FollowingProperties properties) {
        return MongoTokenStore.builder().mongoTemplate(axonMongoTemplate).serializer(serializer)
                .claimTimeout(properties.claimTimeout())
                .nodeId(log.isExclusive() ? "exclusive" : properties.node())
                .build();
    }

    @Bean
    LogFollowing logFollowing(TokenStore tokens, FollowingProperties properties,
            ObjectProvider<Traces> traces, Clock clock) {
        return new LogFollowing(tokens, properties.claimTimeout(), properties.claimInterval(),
                FollowerSpans.by(traces.getIfAvailable(() -> Traces.OFF), clock));
    }
}
