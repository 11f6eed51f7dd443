package io.causerie.gateway.talk;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.gateway.config.GatewayConfiguration;
import io.causerie.rest.TestTokens;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The gateway with a log and a MongoDB of its own, in the test's process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, GatewayConfiguration.class,
        TestTokens.Decoder.class})
class GatewayApp {
    @Bean
    CommandSide commandSide(EventStore events) {
        return new CommandSide(events);
    }

    /** Infrastructure that ends with the context, after all that uses it. */
    static final class Infrastructure
            implements
                ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var mongo = new MongoServer(new MemoryBackend());
            int port = mongo.bind().getPort();
            ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("mongo",
                    mongo::shutdownNow);
            try {
                context.getEnvironment().getPropertySources()
                        .addFirst(new MapPropertySource("infrastructure", Map.of("spring.mongodb.uri",
                                "mongodb://127.0.0.1:" + port + "/gateway", "causerie.event-log.directory",
                                Files.createTempDirectory("gateway-log").toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
