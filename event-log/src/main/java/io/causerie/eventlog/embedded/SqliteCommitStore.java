package io.causerie.eventlog.embedded;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventKey;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log in {@code log.sqlite} of a directory, for one process at a time. An append is one SQLite transaction
 * in WAL mode with {@code synchronous=FULL}: synchronised to disk before it returns.
 */
public final class SqliteCommitStore implements CommitStore {
    private static final String FILE = "log.sqlite";

    private final @Nullable DirectoryLock lock;
    private final SqliteConnections connections;

    private SqliteCommitStore(@Nullable DirectoryLock lock, SqliteConnections connections) {
        this.lock = lock;
        this.connections = connections;
    }

    /**
     * Opens the log in {@code directory}, creating both if need be.
     *
     * @throws DirectoryLocked another process has it open
     * @throws DirectoryNotUsable it cannot be written, or what is there is not a log of this version
     */
    public static SqliteCommitStore open(Path directory) {
        DirectoryLock lock = DirectoryLock.on(directory);
        try {
            return new SqliteCommitStore(lock, connect(directory, true));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens an existing log for reading only, also while a process writes to it.
     *
     * @throws DirectoryNotUsable there is no log of this version, or its directory cannot be written (SQLite needs that to read)
     */
    public static SqliteCommitStore openForReading(Path directory) {
        if (!Files.isRegularFile(directory.resolve(FILE))) {
            throw new DirectoryNotUsable(directory, "there is no " + FILE, null);
        }
        return new SqliteCommitStore(null, connect(directory, false));
    }

    private static SqliteConnections connect(Path directory, boolean writable) {
        try {
            SqliteConnections connections = new SqliteConnections(directory.resolve(FILE), writable);
            connections.start(connection -> {
                int version = SqliteRows.schemaVersion(connection);
                if (version > SqliteRows.SCHEMA_VERSION) {
                    throw new SQLException(
                            "it has schema version " + version + ", written by a newer Causerie");
                }
                SqliteRows.createTables(connection);
                return version;
            });
            return connections;
        } catch (SQLException e) {
            throw new DirectoryNotUsable(directory, e.getMessage(), e);
        }
    }

    @Override
    public void append(Commit commit) {
        try {
            connections.write(connection -> {
                SqliteRows.insert(connection, commit);
                return commit;
            });
        } catch (SQLException e) {
            connections.read(connection -> refuse(connection, commit, e));
        }
    }

    private static Commit refuse(Connection connection, Commit commit, SQLException cause)
            throws SQLException {
        Optional<Commit> there = SqliteRows.commitHolding(connection, commit.position());
        if (there.isPresent()) {
            if (there.get().hash().equals(commit.hash())) {
                return commit;
            }
            throw new PositionTaken(commit.position());
        }
        Set<EventKey> taken = SqliteRows.stored(connection, commit.events());
        if (!taken.isEmpty()) {
            throw new SequenceTaken(taken);
        }
        throw new StoreUnavailable("SQLite: " + cause.getMessage(), cause);
    }

    @Override
    public List<Commit> read(long position, int events) {
        List<Commit> commits = connections
                .read(connection -> SqliteRows.commitsFrom(connection, position, events));
        return Commit.withoutGap(position, commits);
    }

    @Override
    public Optional<Commit> containing(long position) {
        return connections.read(connection -> SqliteRows.commitHolding(connection, position));
    }

    @Override
    public List<LoggedEvent> readAggregate(String aggregateId, long firstSequence, int limit) {
        return connections
                .read(connection -> SqliteRows.eventsOf(connection, aggregateId, firstSequence, limit));
    }

    @Override
    public Optional<Commit> last() {
        return connections.read(SqliteRows::lastCommit);
    }

    @Override
    public OptionalLong firstStray() {
        return connections.read(SqliteRows::firstStray);
    }

    @Override
    public boolean isExclusive() {
        return lock != null;
    }

    @Override
    public void close() {
        connections.close();
        if (lock != null) {
            lock.close();
        }
    }
}
