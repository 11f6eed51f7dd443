package io.causerie.standalone.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker on a directory, for this process and whoever is told its port. It starts beside everything
 * else, which needs it only to tell others; clients wait for it as for any broker that is away.
 */
final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final CompletableFuture<KafkaRaftServer> server;

    private EmbeddedKafka(int port, CompletableFuture<KafkaRaftServer> server) {
        this.port = port;
        this.server = server;
    }

    /** {@code port}: 0 for any that is free. */
    static EmbeddedKafka on(Path directory, int port) {
        int chosen = freePort(port);
        CompletableFuture<KafkaRaftServer> server = new CompletableFuture<>();
        Thread.ofPlatform().name("embedded-kafka-start").daemon()
                .start(() -> start(directory, chosen, server));
        return new EmbeddedKafka(chosen, server);
    }

    private static void start(Path directory, int port, CompletableFuture<KafkaRaftServer> result) {
        try {
            keepTheProcess();
            Map<String, String> settings = BrokerSettings.of(directory, port, freePort(0));
            if (!Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
                format(directory);
            }
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            result.complete(server);
        } catch (Exception | LinkageError e) {
            LOG.error("The embedded Kafka broker did not start; other services hear nothing", e);
            result.completeExceptionally(e);
        }
    }

    /** A broker that cannot go on ends its process, which here is everybody's. */
    private static void keepTheProcess() {
        Exit.Procedure told = (_, message) -> LOG
                .error("The embedded Kafka broker cannot go on; other services hear nothing: {}", message);
        Exit.setExitProcedure(told);
        Exit.setHaltProcedure(told);
    }

    private static void format(Path directory) throws Exception {
        Files.createDirectories(directory);

        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter().setPrintStream(quiet).setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(directory.toString()).setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER).run();
        }
    }

    private static int freePort(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Kafka broker cannot listen on port " + wanted, e);
        }
    }

    String address() {
        return LOOPBACK + ":" + port;
    }

    /** Waits for a start that is under way: a broker that is stopped while it starts would have to repair its files. */
    @Override
    public void close() {
        try {
            KafkaRaftServer started = server.join();
            started.shutdown();
            started.awaitShutdown();
        } catch (CompletionException e) {
            LOG.debug("There is no broker to stop", e);
        }
    }
}
