package io.causerie.gateway.hub.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A real Redis on a port of its own, that keeps nothing. */
public final class RedisServer implements AutoCloseable {
    public final int port = freePort();
    private Process process;

    public RedisServer() {
        process = launch();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() {
        try {
            Path log = Files.createDirectories(Path.of("target", "logs")).resolve("redis-" + port + ".log");
            Process started = new ProcessBuilder("redis-server", "--port", Integer.toString(port), "--bind",
                    "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            await("redis-server listens").atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20))
                    .until(this::listens);
            return started;
        } catch (IOException e) {
            throw new AssertionError("redis-server cannot be started; .ci/install installs it", e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A client of its own, as another node has it. */
    LettuceConnectionFactory client() {
        LettuceConnectionFactory client = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceSettings
                        .client(new RedisHubLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 100_000)));
        client.afterPropertiesSet();
        client.start();
        return client;
    }

    /** Whoever subscribes has to connect anew. */
    void cutSubscriptions() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("CLIENT KILL TYPE pubsub\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It takes what it is sent, but answers nothing until it is thawed. */
    public void freeze() {
        signal("STOP");
    }

    /** It answers what it was sent. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Comes back empty. */
    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }
}
