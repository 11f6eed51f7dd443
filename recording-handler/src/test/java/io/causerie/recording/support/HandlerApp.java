package io.causerie.recording.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.recording.config.RecordingHandlerConfiguration;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.s3.S3Connection;
import io.causerie.rest.TestTokens;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The recording handler with a log, a MongoDB and an S3 server of its own, in the test's process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, RecordingHandlerConfiguration.class,
        TestTokens.Decoder.class})
public class HandlerApp {
    @Bean
    S3Server s3Server() {
        return new S3Server();
    }

    @Bean
    S3Connection s3Connection(S3Server server) {
        return server.connection();
    }

    @Bean
    Sessions sessions(EventStore events) {
        return new Sessions(events);
    }

    @Bean
    CommandSide commandSide(Sessions sessions) {
        return new CommandSide(sessions);
    }

    @Bean
    Recorder recorder(RecordingRows recordings, ObjectStore store, Jobs jobs) {
        return new Recorder(recordings, store, jobs);
    }

    /** Infrastructure that ends with the test's process. */
    public static final class Infrastructure
            implements
                ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var mongo = new MongoServer(new MemoryBackend());
            int port = mongo.bind().getPort();
            Runtime.getRuntime().addShutdownHook(new Thread(mongo::shutdownNow));
            try {
                context.getEnvironment().getPropertySources()
                        .addFirst(new MapPropertySource("infrastructure", Map.of("spring.mongodb.uri",
                                "mongodb://127.0.0.1:" + port + "/recording", "causerie.event-log.directory",
                                Files.createTempDirectory("recording-log").toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
