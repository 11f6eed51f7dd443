package io.causerie.command.config;

import io.causerie.command.moderation.Report;
import io.causerie.command.session.Session;
import io.causerie.command.timeslot.SlotSeries;
import io.causerie.command.timeslot.TimeSlot;
import io.causerie.command.users.Account;
import io.causerie.command.users.Agenda;
import io.causerie.command.users.Agendas;
import io.causerie.command.users.Blocklist;
import io.causerie.command.users.Standing;
import io.causerie.eventlog.CommitStore;
import java.time.Clock;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The repositories. Each has a cache of its own, since ids are unique only within a kind until they are stored. */
@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {
    @Bean
    Repository<TimeSlot> timeSlotRepository(EventStore events, CommitStore store) {
        return repository(TimeSlot.class, events, store);
    }

    @Bean
    Repository<SlotSeries> slotSeriesRepository(EventStore events, CommitStore store) {
        return repository(SlotSeries.class, events, store);
    }

    @Bean
    Repository<Session> sessionRepository(EventStore events, CommitStore store) {
        return repository(Session.class, events, store);
    }

    @Bean
    Repository<Agenda> agendaRepository(EventStore events, CommitStore store) {
        return repository(Agenda.class, events, store);
    }

    @Bean
    Repository<Account> accountRepository(EventStore events, CommitStore store) {
        return repository(Account.class, events, store);
    }

    @Bean
    Repository<Blocklist> blocklistRepository(EventStore events, CommitStore store) {
        return repository(Blocklist.class, events, store);
    }

    @Bean
    Repository<Report> reportRepository(EventStore events, CommitStore store) {
        return repository(Report.class, events, store);
    }

    @Bean
    Standing standing(EventStore events, Clock clock) {
        return new Standing(events, clock);
    }

    @Bean
    Agendas agendas(Repository<Agenda> agendaRepository) {
        return new Agendas(agendaRepository);
    }

    private static <T> Repository<T> repository(Class<T> type, EventStore events, CommitStore store) {
        // What another process can change must not be remembered here.
        return AggregateRepositories.repository(type, events,
                store.isExclusive() ? new WeakReferenceCache() : null);
    }
}
