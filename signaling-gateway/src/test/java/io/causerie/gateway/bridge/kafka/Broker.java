package io.causerie.gateway.bridge.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.LoggerFactory;

/** A Kafka broker in the test's own process, on a directory and a port of its own; both outlive {@link #stop}. */
public final class Broker implements AutoCloseable {
    private static final int NODE = 1;

    private final Path directory;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private KafkaRaftServer server;

    static {
        List.of("org.apache.kafka", "kafka", "state.change.logger")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    }

    public Broker() {
        try {
            directory = Files.createTempDirectory("kafka");
            format();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server = started();
    }

    /** For {@code spring.kafka.bootstrap-servers}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** It goes away, as when its machine is restarted. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** It comes back with what it had. */
    public void restart() {
        server = started();
    }

    private KafkaRaftServer started() {
        var broker = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
        broker.startup();
        return broker;
    }

    private Map<String, String> settings() {
        return Map.ofEntries(Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)), Map.entry("log.dirs", directory.toString()),
                Map.entry("listeners",
                        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)),
                Map.entry("num.network.threads", "1"), Map.entry("num.io.threads", "2"));
    }

    private void format() throws Exception {
        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter().setPrintStream(quiet).setNodeId(NODE).setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(directory.toString()).setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER").run();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
