package io.causerie.benchmarks;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The embedded MongoDB-protocol server on a file, as in {@code standalone}, but in a process of its own. */
final class MongoProcess implements AutoCloseable {
    private final ChildJvm jvm;
    private final int port;

    private MongoProcess(ChildJvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    static MongoProcess start(Path directory, String name) throws Exception {
        ChildJvm jvm = ChildJvm.start(MongoProcess.class, directory, "2g",
                directory.resolve(name + ".mv").toString());
        return new MongoProcess(jvm, jvm.ask(Integer.class, "port"));
    }

    String uri() {
        return "mongodb://127.0.0.1:" + port + "/causerie";
    }

    long cpuNanos() {
        return jvm.cpuNanos();
    }

    @Override
    public void close() {
        jvm.close();
    }

    /** The server. */
    public static void main(String[] args) throws Exception {
        MongoServer server = new MongoServer(new H2Backend(args[0]));
        InetSocketAddress address = server.bind();
        try {
            ChildJvm.obey(order -> address.getPort());
        } catch (IOException e) {
            throw new IllegalStateException("Whoever started this has gone", e);
        } finally {
            server.shutdownNow();
        }
    }
}
