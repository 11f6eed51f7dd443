package io.causerie.recording.support;

import io.causerie.recording.store.s3.S3Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on a directory, which can go away and come back on the same port. */
public final class S3Server implements AutoCloseable {
    private static final String KEY = "test-key";
    private static final String SECRET = "test-secret";

    private final Path directory;
    private S3Proxy server;
    private int port;

    public S3Server() {
        try {
            this.directory = Files.createTempDirectory("s3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = start();
    }

    private S3Proxy start() {
        try {
            S3Proxy proxy = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(directory.toString()))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .endpoint(URI.create("http://127.0.0.1:" + port)).ignoreUnknownHeaders(true).build();
            proxy.start();
            port = proxy.getPort();
            return proxy;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public S3Connection connection() {
        return new S3Connection(URI.create("http://127.0.0.1:" + port), KEY, SECRET);
    }

    public synchronized void goAway() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized void comeBack() {
        server = start();
    }

    @Override
    public void close() {
        goAway();
    }
}
