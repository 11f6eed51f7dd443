package io.causerie.command.session.web;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.rest.ice.IceConfiguration;
import io.causerie.command.session.Opening;
import io.causerie.command.session.Session;
import io.causerie.command.session.SessionSettings;
import io.causerie.command.session.Sessions;
import io.causerie.command.process.Prompts;
import io.causerie.command.users.Agenda;
import io.causerie.command.users.Agendas;
import io.causerie.command.users.Standing;
import io.causerie.command.users.UserNames;
import io.causerie.eventlog.LogPosition;
import io.causerie.eventlog.deadline.Deadlines;
import io.causerie.eventlog.support.SettableClock;
import io.causerie.rest.TestTokens;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The sessions behind their REST edge, on an event store in memory, at ten o'clock. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(SessionSettings.class)
@ComponentScan("io.causerie.command.session")
@Import({RestEdgeConfiguration.class, IceConfiguration.class, TestTokens.Decoder.class, UserNames.class,
        Prompts.class})
class SessionWebApp {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(30));
    private static final List<String> EXPECTED = List.of("marie", "jean", "pierre");

    @Bean
    SlotsThatStartNow slots(Sessions sessions) {
        return new SlotsThatStartNow(sessions);
    }

    /** Every slot whose id begins with {@code slot} exists, and its time has come. */
    static final class SlotsThatStartNow {
        private final Sessions sessions;

        SlotsThatStartNow(Sessions sessions) {
            this.sessions = sessions;
        }

        @CommandHandler
        void handle(TimeSlotCommand.Start start) {
            if (!start.slotId().value().startsWith("slot")) {
                throw new Rejection(RejectionCode.NOT_FOUND, "There is no such slot.");
            }
            sessions.open(new Opening(start.slotId(), "en", "B1", 2, 8, EXPECTED, START, END));
        }
    }

    @Bean
    Clock clock() {
        return new SettableClock(START);
    }

    @Bean
    LogPosition logPosition() {
        return () -> 7;
    }

    @Bean
    EventStorageEngine storage() {
        return new InMemoryEventStorageEngine();
    }

    @Bean
    Repository<Session> sessionRepository(EventStore events) {
        return EventSourcingRepository.builder(Session.class).eventStore(events).build();
    }

    @Bean
    Agendas agendas(EventStore events) {
        return new Agendas(EventSourcingRepository.builder(Agenda.class).eventStore(events).build());
    }

    @Bean
    Standing standing(EventStore events, Clock clock) {
        return new Standing(events, clock);
    }

    /** Time does not pass here. */
    @Bean
    Deadlines deadlines() {
        return new Deadlines() {
            @Override
            public void schedule(String name, String key, Instant dueAt) {}

            @Override
            public void cancel(String name, String key) {}
        };
    }

    @Bean(destroyMethod = "shutdownNow")
    MongoServer mongoServer() {
        return new MongoServer(new MemoryBackend());
    }

    @Bean
    MongoClient mongoClient(MongoServer server) {
        return MongoClients.create(server.bindAndGetConnectionString());
    }
}
