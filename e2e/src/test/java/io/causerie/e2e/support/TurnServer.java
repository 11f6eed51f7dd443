package io.causerie.e2e.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's coturn on a port of its own, with the credentials that the product hands out. */
public final class TurnServer implements AutoCloseable {
    private static final String SECRET = "a secret of the test";

    private final int port = ServerProcess.freePort();
    private final Path directory;
    private final Path configuration;
    private Process process;

    public TurnServer(Path directory) {
        this.directory = directory;
        try {
            configuration = configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Also again, on the same port, after a {@link #stop}. */
    public void start() {
        try {
            process = new ProcessBuilder("turnserver", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(directory.resolve("turnserver.out").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("turnserver listens").atMost(Duration.ofSeconds(20)).until(this::listens);
    }

    /** What the product needs to know of it. */
    public List<String> arguments() {
        return List.of("--causerie.ice.turn-urls=turn:127.0.0.1:%d?transport=udp".formatted(port),
                "--causerie.ice.stun-urls=", "--causerie.ice.turn-secret=" + SECRET);
    }

    private Path configuration() throws IOException {
        // Peers on loopback are for this test only: in production private ranges are denied.
        return Files.writeString(directory.resolve("turnserver.conf"), """
                use-auth-secret
                static-auth-secret=%s
                realm=causerie.test
                fingerprint
                no-tls
                no-dtls
                no-cli
                no-multicast-peers
                allow-loopback-peers
                listening-ip=127.0.0.1
                relay-ip=127.0.0.1
                listening-port=%d
                min-port=42000
                max-port=42999
                userdb=%s
                pidfile=%s
                log-file=%s
                simple-log
                """.formatted(SECRET, port, directory.resolve("turn.db"), directory.resolve("turn.pid"),
                directory.resolve("turn.log")));
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("turnserver ended, see " + directory);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** It is gone, with all that went through it. */
    public void stop() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
