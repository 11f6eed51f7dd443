package io.causerie.gateway.relay;

import io.causerie.eventlog.tracing.Traces;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.connection.Engine;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.connection.Probes;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Names;
import io.causerie.gateway.room.Rooms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The session dialect. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {
    private final Views views = new Views();

    @Bean
    RelayMeters relayMeters(MeterRegistry registry, Rooms rooms) {
        return new RelayMeters(registry, rooms);
    }

    @Bean
    SessionRoom sessionRoom(Rooms rooms, Connections connections, Hub hub, Probes probes) {
        return new SessionRoom(rooms, connections, hub.courier(), views, probes);
    }

    @Bean
    Announcer announcer(Rooms rooms, Connections connections, Hub hub, People people, Traces traces) {
        var states = new States(hub.presence(), people, connections);
        var announcer = new Announcer(rooms, connections, hub.presence(), states, views, traces);
        hub.listen(announcer);
        return announcer;
    }

    @Bean
    NameKeeper nameKeeper(Names names) {
        return new NameKeeper(names);
    }

    @Bean
    DeadMansSwitch deadMansSwitch(CommandLink link, Rooms rooms, Hub hub) {
        var leaver = new DeadMansSwitch(link, rooms);
        hub.listen(leaver);
        return leaver;
    }

    @Bean
    AbsenceWatch absenceWatch(Rooms rooms, Connections connections, Hub hub) {
        var watch = new AbsenceWatch(rooms, connections, hub.expectations(), new Lanes());
        hub.listen(watch);
        return watch;
    }

    @Bean
    Probe probe(Engine engine, Probes probes) {
        return new Probe(engine, probes);
    }

    @Bean
    MessageHandler<ClientMessage.Offer> offers(SessionRoom session, RelayMeters meters) {
        return new DirectedRelay<>(ClientMessage.Offer.class, session, meters);
    }

    @Bean
    MessageHandler<ClientMessage.Answer> answers(SessionRoom session, RelayMeters meters) {
        return new DirectedRelay<>(ClientMessage.Answer.class, session, meters);
    }

    @Bean
    MessageHandler<ClientMessage.IceCandidate> candidates(SessionRoom session, RelayMeters meters) {
        return new DirectedRelay<>(ClientMessage.IceCandidate.class, session, meters);
    }

    @Bean
    Chat chat(SessionRoom session, RelayMeters meters, Clock clock) {
        return new Chat(session, meters, clock);
    }

    @Bean
    MediaState mediaState(CommandLink link) {
        return new MediaState(link);
    }

    @Bean
    Leaving leaving(CommandLink link) {
        return new Leaving(link);
    }
}
