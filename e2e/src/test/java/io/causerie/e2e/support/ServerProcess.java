package io.causerie.e2e.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One of the product's jars, running. Its output goes to {@code target/logs}. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final String module;
    private final int port;
    private final List<String> command;
    private final Path log;
    private final Process process;

    private ServerProcess(String module, int port, List<String> java, List<String> arguments,
            Map<String, String> environment) {
        this.module = module;
        this.port = port;
        this.command = new ArrayList<>(java);
        this.command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        this.command.addAll(arguments);
        this.log = Path.of("target", "logs", "%s-%d.log".formatted(module, RUNS.incrementAndGet()));
        this.process = launch(environment);
    }

    /** Starts {@code module} on {@code port} and waits until it is ready to serve. */
    public static ServerProcess start(String module, int port, List<String> arguments) {
        return start(module, port, arguments, Map.of());
    }

    /** With these variables beside those of the test. */
    public static ServerProcess start(String module, int port, List<String> arguments,
            Map<String, String> environment) {
        return start(module, port, ServerJar.command(module), arguments, environment);
    }

    /** Starts {@code standalone} once, by {@code java}, and stops it when it is ready. */
    static void train(List<String> java) {
        Path data = Path.of("target", "training", UUID.randomUUID().toString());
        ServerProcess trained = start("standalone", freePort(), java,
                List.of("--causerie.data-directory=" + data, "--causerie.demo.slots=false"), Map.of());
        trained.process.destroy();
        trained.awaitExit(Duration.ofMinutes(3));
    }

    private static ServerProcess start(String module, int port, List<String> java, List<String> arguments,
            Map<String, String> environment) {
        ServerProcess server = new ServerProcess(module, port, java, arguments, environment);
        try {
            server.awaitReady();
        } catch (RuntimeException | Error e) {
            server.kill();
            throw e;
        }
        return server;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Everything it printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(STOP_PATIENCE);
    }

    /** SIGTERM, as a service manager stops it. */
    @Override
    public void close() {
        process.destroy();
        awaitExit(STOP_PATIENCE);
    }

    private Process launch(Map<String, String> environment) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Api api = new Api(origin(), origin(), null);
        await(module + " is ready").atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError(module + " ended: " + output());
                    }
                }).ignoreExceptions()
                .until(() -> api.get("/actuator/health/readiness").status() == 200);
    }

    private void awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
