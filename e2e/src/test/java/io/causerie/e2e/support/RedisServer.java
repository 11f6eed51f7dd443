package io.causerie.e2e.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Redis of this test's own, that keeps nothing. */
final class RedisServer implements AutoCloseable {
    final int port = ServerProcess.freePort();
    private final Process process;

    RedisServer() {
        try {
            Path log = Files.createDirectories(Path.of("target", "logs")).resolve("redis-" + port + ".log");
            process = new ProcessBuilder("redis-server", "--port", Integer.toString(port), "--bind",
                    "127.0.0.1",
                    "--save", "", "--appendonly", "no").redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("redis-server cannot be started; .ci/install installs it", e);
        }
        await("redis-server listens").atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20))
                .until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
