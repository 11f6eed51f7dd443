package io.causerie.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The embedded S3 server on a directory, as in {@code standalone}, but in a process of its own. */
final class S3Process implements AutoCloseable {
    static final String KEY = "benchmark";
    static final String SECRET = "benchmark-secret";

    private final ChildJvm jvm;
    private final int port;

    private S3Process(ChildJvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    static S3Process start(Path directory) throws Exception {
        Path files = Files.createDirectory(directory.resolve("s3"));
        ChildJvm jvm = ChildJvm.start(S3Process.class, directory, "256m", files.toString());
        return new S3Process(jvm, jvm.ask(Integer.class, "port"));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        jvm.close();
    }

    /** The server. */
    public static void main(String[] args) throws Exception {
        S3Proxy server = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(args[0]))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .endpoint(URI.create("http://127.0.0.1:0")).ignoreUnknownHeaders(true).build();
        server.start();
        try {
            ChildJvm.obey(order -> server.getPort());
        } catch (IOException e) {
            throw new IllegalStateException("Whoever started this has gone", e);
        } finally {
            server.stop();
        }
    }
}
