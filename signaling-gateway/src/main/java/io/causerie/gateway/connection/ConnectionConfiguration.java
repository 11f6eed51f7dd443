package io.causerie.gateway.connection;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Rooms;
import io.causerie.rest.ice.IceServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sockets of this node and whose they are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConnectionLimits.class, RateLimits.class})
public class ConnectionConfiguration {
    @Bean
    Connections connections(Hub hub) {
        var connections = new Connections();
        hub.listen(connections);
        return connections;
    }

    @Bean
    Probes probes() {
        return new Probes();
    }

    @Bean
    ConnectionMeters connectionMeters(MeterRegistry registry, Connections connections) {
        return new ConnectionMeters(registry, connections);
    }

    @Bean
    Greeter greeter(Tokens tokens, Probes probes, People people, Rooms rooms, Hub hub,
            Connections connections,
            IceServers iceServers,
            List<ConnectionListener> listeners, ConnectionLimits limits, PresenceLimits presenceLimits,
            RateLimits rateLimits, ConnectionMeters meters, Clock clock) {
        return new Greeter(tokens, probes, people, rooms, hub.presence(), connections, iceServers, listeners,
                limits,
                presenceLimits,
                rateLimits, meters, clock);
    }

    @Bean
    Engine engine(Greeter greeter, List<MessageHandler<?>> handlers, ConnectionLimits limits,
            ConnectionMeters meters) {
        return new Engine(greeter, handlers, limits, meters);
    }

    @Bean
    Upkeep upkeep(Engine engine) {
        return new Upkeep(engine);
    }
}
