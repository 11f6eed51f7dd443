package io.causerie.benchmarks;

import io.causerie.eventlog.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** What the log is compared with: the bytes of each append as one row of SQLite, in a durable commit of its own. */
final class RawInserts implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    RawInserts(Path directory) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        connection = config.createConnection("jdbc:sqlite:" + directory.resolve("raw.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE appends (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO appends (bytes) VALUES (?)");
    }

    synchronized void append(List<StoredEvent> events) throws SQLException {
        insert.setBytes(1, bytes(events));
        insert.executeUpdate();
        connection.commit();
    }

    private static byte[] bytes(List<StoredEvent> events) {
        StringBuilder text = new StringBuilder();
        for (StoredEvent event : events) {
            text.append(event.id()).append(event.aggregateType()).append(event.aggregateId())
                    .append(event.sequence())
                    .append(event.type()).append(event.revision()).append(event.payload())
                    .append(event.metadata());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
