package io.causerie.query.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An embedded log in a new directory, and a MongoDB-protocol server in memory. */
final class Stores implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MongoServer mongo = new MongoServer(new MemoryBackend());
        InetSocketAddress address = mongo.bind();
        // Added after Spring's own: it goes down when everything that uses it is down.
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::shutdownNow));
        TestPropertyValues.of("spring.mongodb.uri=mongodb://127.0.0.1:" + address.getPort() + "/causerie",
                "causerie.event-log.store=embedded", "causerie.event-log.directory=" + directory())
                .applyTo(context);
    }

    private static String directory() {
        try {
            return Files.createTempDirectory("causerie-query").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
