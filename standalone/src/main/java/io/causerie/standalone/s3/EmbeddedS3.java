package io.causerie.standalone.s3;

import io.causerie.recording.store.s3.S3Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server on a directory, for this process and whoever it gives addresses to. Its keys are new at each start. */
final class EmbeddedS3 implements AutoCloseable {
    private static final String LOOPBACK = "http://127.0.0.1:";

    private final S3Proxy server;
    private final S3Connection connection;

    private EmbeddedS3(S3Proxy server, String key, String secret) {
        this.server = server;
        this.connection = new S3Connection(URI.create(LOOPBACK + server.getPort()), key, secret);
    }

    /** {@code port}: 0 for any that is free. */
    static EmbeddedS3 on(Path directory, int port) {
        String key = UUID.randomUUID().toString();
        String secret = UUID.randomUUID().toString();
        try {
            Files.createDirectories(directory);
            S3Proxy server = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(directory.toString()))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, key, secret)
                    .endpoint(URI.create(LOOPBACK + port)).ignoreUnknownHeaders(true).build();
            server.start();
            return new EmbeddedS3(server, key, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The embedded S3 server did not start", e);
        }
    }

    S3Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded S3 server did not stop", e);
        }
    }
}
