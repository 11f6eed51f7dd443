package io.causerie.command.config;

import io.causerie.api.EventCatalog;
import io.causerie.command.users.Agenda;
import io.causerie.command.users.Agendas;
import io.causerie.eventlog.EventTypes;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything the command side is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = "io.causerie.command", excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
public class CommandSideConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EventTypes eventTypes() {
        return EventTypes.of(EventCatalog.prefixes());
    }

    @Bean
    Agendas agendas(Repository<Agenda> agendas) {
        return new Agendas(agendas);
    }

    @Bean
    Repository<Agenda> agendaRepository(EventStore events) {
        return EventSourcingRepository.builder(Agenda.class).eventStore(events).build();
    }
}
