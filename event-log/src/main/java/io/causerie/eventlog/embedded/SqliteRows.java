package io.causerie.eventlog.embedded;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.EventKey;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The two tables: what a commit is in rows, and back. */
final class SqliteRows {
    static final int SCHEMA_VERSION = 1;

    private static final String EVENT = "e.id, e.aggregate_type, e.aggregate_id, e.sequence, e.type, e.revision,"
            + " e.payload, e.metadata";
    private static final String EVENTS_OF_COMMITS = "SELECT c.position, c.at, c.prev, c.hash, " + EVENT
            + " FROM commits c LEFT JOIN events e ON e.position BETWEEN c.position AND c.position + c.count - 1";

    private SqliteRows() {}

    static int schemaVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }

    static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS commits (
                      position INTEGER PRIMARY KEY, count INTEGER NOT NULL, at INTEGER NOT NULL,
                      prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS events (
                      position INTEGER PRIMARY KEY, id TEXT NOT NULL, aggregate_type TEXT NOT NULL,
                      aggregate_id TEXT NOT NULL, sequence INTEGER NOT NULL, type TEXT NOT NULL,
                      revision TEXT NOT NULL, payload TEXT NOT NULL, metadata TEXT NOT NULL,
                      UNIQUE (aggregate_id, sequence)) STRICT""");
            statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
        }
    }

    static void insert(Connection connection, Commit commit) throws SQLException {
        try (PreparedStatement row = connection
                .prepareStatement("INSERT INTO commits VALUES (?, ?, ?, ?, ?)")) {
            row.setLong(1, commit.position());
            row.setInt(2, commit.events().size());
            row.setLong(3, commit.at().toEpochMilli());
            row.setString(4, commit.prev());
            row.setString(5, commit.hash());
            row.executeUpdate();
        }
        try (PreparedStatement row = connection
                .prepareStatement("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (LoggedEvent logged : commit.logged()) {
                StoredEvent event = logged.event();
                row.setLong(1, logged.position());
                row.setString(2, event.id());
                row.setString(3, event.aggregateType());
                row.setString(4, event.aggregateId());
                row.setLong(5, event.sequence());
                row.setString(6, event.type());
                row.setString(7, event.revision());
                row.setString(8, event.payload());
                row.setString(9, event.metadata());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    static Set<EventKey> stored(Connection connection, List<StoredEvent> events) throws SQLException {
        Set<EventKey> stored = new HashSet<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT 1 FROM events WHERE aggregate_id = ? AND sequence = ?")) {
            for (StoredEvent event : events) {
                select.setString(1, event.aggregateId());
                select.setLong(2, event.sequence());
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        stored.add(event.key());
                    }
                }
            }
        }
        return stored;
    }

    /** Commits from the one at {@code position}, with about {@code events} events: whole commits only. */
    static List<Commit> commitsFrom(Connection connection, long position, int events) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                EVENTS_OF_COMMITS
                        + " WHERE c.position >= ? AND c.position < ? ORDER BY c.position, e.position")) {
            select.setLong(1, position);
            select.setLong(2, position + events);
            return commits(select);
        }
    }

    static Optional<Commit> commitHolding(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EVENTS_OF_COMMITS
                + " WHERE c.position = (SELECT max(position) FROM commits WHERE position <= ?) ORDER BY e.position")) {
            select.setLong(1, position);
            return commits(select).stream().filter(commit -> commit.lastPosition() >= position).findFirst();
        }
    }

    static Optional<Commit> lastCommit(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                EVENTS_OF_COMMITS
                        + " WHERE c.position = (SELECT max(position) FROM commits) ORDER BY e.position")) {
            return commits(select).stream().findFirst();
        }
    }

    static OptionalLong firstStray(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT e.position FROM events e WHERE coalesce(
                          (SELECT c.position + c.count FROM commits c WHERE c.position <= e.position
                           ORDER BY c.position DESC LIMIT 1) <= e.position, TRUE)
                        ORDER BY e.position LIMIT 1""")) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    private static List<Commit> commits(PreparedStatement select) throws SQLException {
        List<Commit> commits = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            List<StoredEvent> events = new ArrayList<>();
            while (row.next()) {
                long position = row.getLong(1);
                if (commits.isEmpty() || commits.getLast().position() != position) {
                    events = new ArrayList<>();
                    commits.add(new Commit(position, Instant.ofEpochMilli(row.getLong(2)), row.getString(3),
                            row.getString(4), events));
                }
                if (row.getString(5) != null) {
                    events.add(event(row, 5));
                }
            }
        }
        return commits;
    }

    static List<LoggedEvent> eventsOf(Connection connection, String aggregateId, long firstSequence,
            int limit)
            throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT e.position,"
                + " (SELECT c.at FROM commits c WHERE c.position <= e.position ORDER BY c.position DESC LIMIT 1), "
                + EVENT
                + " FROM events e WHERE e.aggregate_id = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?")) {
            select.setString(1, aggregateId);
            select.setLong(2, firstSequence);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(
                            new LoggedEvent(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)),
                                    event(row, 3)));
                }
            }
        }
        return events;
    }

    private static StoredEvent event(ResultSet row, int first) throws SQLException {
        return new StoredEvent(row.getString(first), row.getString(first + 1), row.getString(first + 2),
                row.getLong(first + 3), row.getString(first + 4), row.getString(first + 5),
                row.getString(first + 6), row.getString(first + 7));
    }
}
