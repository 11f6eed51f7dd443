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

/**
 * A MongoDB-protocol server in memory, and a log: embedded in a new directory, or with the property {@value #LOG}{@code =mongo} on that
 * server.
 */
public final class Stores implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Which store a test wants its log in. */
    public static final String LOG = "test.log";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MongoServer mongo = new MongoServer(new MemoryBackend());
        InetSocketAddress address = mongo.bind();
        // Added after Spring's own: it goes down when everything that uses it is down.
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::shutdownNow));
        TestPropertyValues.of("spring.mongodb.uri=mongodb://127.0.0.1:" + address.getPort() + "/causerie",
                "causerie.event-log.store=" + context.getEnvironment().getProperty(LOG, "embedded"),
                "causerie.event-log.directory=" + directory())
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
