package io.causerie.command.config;

import io.causerie.command.link.web.LinkSecurity;
import io.causerie.command.deadletters.DeadLetterLimits;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.config.FollowingConfiguration;
import io.causerie.eventlog.deadline.DeadlineConfiguration;
import io.causerie.rest.ice.IceConfiguration;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the command side is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import({AggregateConfiguration.class, CommandConfiguration.class, DeadlineConfiguration.class,
        FollowingConfiguration.class, IceConfiguration.class, LinkSecurity.class})
@ConfigurationPropertiesScan("io.causerie.command")
@ComponentScan(basePackages = "io.causerie.command", excludeFilters = @ComponentScan.Filter({
        SpringBootConfiguration.class, Configuration.class}))
public class CommandSideConfiguration {
    @Bean
    ConfigurerModule eventFollowing(MongoTemplate axonMongoTemplate,
            @Qualifier("eventSerializer") Serializer eventSerializer, LogFollowing following,
            ProcessLimits limits, DeadLetterLimits letterLimits, Clock clock) {
        return new EventFollowing(axonMongoTemplate, eventSerializer, following, limits, letterLimits,
                clock);
    }

    @Bean
    ConfigurerModule correlatedLogsOfFollowers() {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerHandlerInterceptor(EventFollowing.PROCESSES, _ -> new CorrelatedLogs());
            processing.registerHandlerInterceptor(EventFollowing.REACTIONS, _ -> new CorrelatedLogs());
        });
    }

    @Bean
    HandlerEnhancerDefinition patientReactions(ProcessLimits limits) {
        return new PatientReactions(limits);
    }
}
