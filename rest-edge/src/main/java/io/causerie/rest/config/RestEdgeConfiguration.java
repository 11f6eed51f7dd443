package io.causerie.rest.config;

import io.causerie.api.EventCatalog;
import io.causerie.eventlog.EventTypes;
import io.causerie.rest.correlation.CorrelationConfiguration;
import io.causerie.rest.limits.LimitsConfiguration;
import io.causerie.rest.position.PositionConfiguration;
import io.causerie.rest.problem.ProblemConfiguration;
import io.causerie.rest.security.SecurityConfiguration;
import io.causerie.rest.store.StoreConfiguration;
import io.causerie.rest.tracing.TracingConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that the REST processes have in common; their own properties override those given here. */
@Configuration(proxyBeanMethods = false)
@Import({CorrelationConfiguration.class, LimitsConfiguration.class, ProblemConfiguration.class,
        SecurityConfiguration.class, PositionConfiguration.class, StoreConfiguration.class,
        OpenApiConfiguration.class, TracingConfiguration.class})
public class RestEdgeConfiguration {
    /** What the events of the log are called. */
    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(EventCatalog.prefixes());
    }
}
