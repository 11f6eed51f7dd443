package io.causerie.standalone.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-protocol server on one file. A file that cannot be read, or that is of another log than
 * ours, is put aside: nearly all that is in it is derived, and comes back from the log.
 */
final class EmbeddedMongo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
    static final String DATABASE = "causerie";
    private static final String LOOPBACK = "127.0.0.1";

    private final MVStore store;
    private final MongoServer server;

    private EmbeddedMongo(MVStore store, int port) {
        this.store = store;
        this.server = new MongoServer(new SnapshotBackend(store));
        server.bind(LOOPBACK, port);
    }

    /** Serves what is in {@code file} if {@code belongs}, else starts anew. {@code port}: 0 for any that is free. */
    static EmbeddedMongo on(Path file, int port, Predicate<String> belongs) {
        var mongo = new EmbeddedMongo(openOrReplace(file), port);
        if (belongs.test(mongo.connectionString())) {
            return mongo;
        }
        mongo.close();
        putAside(file, "it goes with another event log");
        return new EmbeddedMongo(open(file), port);
    }

    private static MVStore openOrReplace(Path file) {
        try {
            return open(file);
        } catch (MVStoreException e) {
            putAside(file, "it is damaged (" + e.getMessage() + ")");
            return open(file);
        }
    }

    /** Saves nothing by itself: neither after a time, nor, which H2 switches apart, once much is unsaved. */
    static MVStore open(Path file) {
        return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().autoCommitBufferSize(0)
                .open();
    }

    private static void putAside(Path file, String why) {
        Path aside;
        try {
            String writtenAt = Files.getLastModifiedTime(file).toString().replace(':', '-');
            aside = file.resolveSibling(file.getFileName() + ".aside-" + writtenAt);
            Files.move(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.warn(
                "Put {} aside as {}, since {}. What in it is derived is now rebuilt from the log; display names come"
                        + " back only as people act again; dead letters, and who read the audit, are in the file put aside"
                        + " only.",
                file, aside.getFileName(), why);
    }

    String connectionString() {
        return "mongodb://%s:%d/%s".formatted(LOOPBACK, server.getLocalAddress().getPort(), DATABASE);
    }

    @Override
    public void close() {
        server.shutdownNow();
        store.close();
    }
}
