package io.causerie.command.config;

import com.mongodb.client.MongoDatabase;
import io.causerie.api.EventCatalog;
import io.causerie.command.link.web.LinkSecurity;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.deadline.DeadlineConfiguration;
import io.causerie.rest.ice.IceConfiguration;
import java.lang.management.ManagementFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Everything the command side is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import({AggregateConfiguration.class, CommandConfiguration.class, DeadlineConfiguration.class,
        IceConfiguration.class, LinkSecurity.class})
@ConfigurationPropertiesScan("io.causerie.command")
@ComponentScan(basePackages = "io.causerie.command", excludeFilters = @ComponentScan.Filter({
        SpringBootConfiguration.class, Configuration.class}))
public class CommandSideConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EventTypes eventTypes() {
        return EventTypes.of(EventCatalog.prefixes());
    }

    @Bean
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(MongoDatabaseFactory mongo) {
        return mongo.getMongoDatabase();
    }

    @Bean
    @ConditionalOnMissingBean
    MongoTemplate axonMongoTemplate(MongoDatabase database) {
        return DefaultMongoTemplate.builder().mongoDatabase(database).build();
    }

    /**
     * Where processors keep their tokens. With a log that only this process can write, whoever held one before is gone, so
     * a restart takes them over at once instead of waiting for their claims to time out.
     */
    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(MongoTemplate axonMongoTemplate, Serializer serializer, CommitStore log,
            ProcessLimits limits) {
        return MongoTokenStore.builder().mongoTemplate(axonMongoTemplate).serializer(serializer)
                .claimTimeout(limits.claimTimeout())
                .nodeId(log.isExclusive() ? "exclusive" : ManagementFactory.getRuntimeMXBean().getName())
                .build();
    }

    @Bean
    ConfigurerModule eventFollowing(MongoTemplate axonMongoTemplate, Serializer serializer,
            ProcessLimits limits) {
        return new EventFollowing(axonMongoTemplate, serializer, limits);
    }

    @Bean
    HandlerEnhancerDefinition patientReactions(ProcessLimits limits) {
        return new PatientReactions(limits);
    }
}
