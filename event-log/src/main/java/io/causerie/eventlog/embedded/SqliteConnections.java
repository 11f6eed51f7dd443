package io.causerie.eventlog.embedded;

import io.causerie.eventlog.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** One connection that writes and a few that read: in WAL mode they do not wait for each other. */
final class SqliteConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteConnections.class);
    private static final int READERS = 4;
    private static final int CACHE_KIB = 32 * 1024;
    private static final int BUSY_MILLIS = 5_000;

    private final String url;
    private final ReentrantLock writing = new ReentrantLock();
    private final @Nullable Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    SqliteConnections(Path file, boolean writable) throws SQLException {
        url = "jdbc:sqlite:" + file.toAbsolutePath();
        writer = writable ? connect(true) : null;
    }

    /** Prepares the file before anybody reads. */
    void start(Work<?> schema) throws SQLException {
        if (writer != null) {
            schema.with(writer);
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(connect(false));
        }
    }

    private Connection connect(boolean writable) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        if (writable) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setCacheSize(-CACHE_KIB);
        }
        Connection connection = config.createConnection(url);
        try (Statement statement = connection.createStatement()) {
            // fullfsync: without it macOS only hands the bytes to the disk's cache.
            statement.execute(writable ? "PRAGMA fullfsync = 1" : "PRAGMA query_only = 1");
        }
        return connection;
    }

    /** Runs {@code work} as one transaction, durable when this returns. */
    void write(Work<?> work) throws SQLException {
        if (writer == null) {
            throw new IllegalStateException("opened for reading only");
        }
        writing.lock();
        // Not the driver's transactions: it begins the next one at each commit, and would hold the file when idle.
        try (Statement transaction = writer.createStatement()) {
            transaction.execute("BEGIN IMMEDIATE");
            try {
                work.with(writer);
                transaction.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollBack(transaction, e);
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    private static void rollBack(Statement transaction, Exception cause) {
        try {
            transaction.execute("ROLLBACK");
        } catch (SQLException e) {
            // After some errors (a full disk) SQLite has rolled back by itself.
            cause.addSuppressed(e);
        }
    }

    <T> T read(Work<T> work) {
        @Nullable
        Connection connection = null;
        try {
            connection = readers.take();
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable("SQLite: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to read", e);
        } finally {
            if (connection != null) {
                readers.add(connection);
            }
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < READERS; i++) {
            closeQuietly(readers.poll());
        }
        closeQuietly(writer);
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("Closing the log's file failed", e);
        }
    }
}
