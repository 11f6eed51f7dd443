package io.causerie.standalone.demo;

import io.causerie.eventlog.CommitStore;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo slots, unless {@code causerie.demo.slots=false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("causerie.demo.slots")
public class DemoConfiguration {
    @Bean
    DemoSlots demoSlots(CommandGateway commands, CommitStore log, Clock clock) {
        return new DemoSlots(commands, log, clock);
    }
}
