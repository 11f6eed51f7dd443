package io.causerie.eventlog.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** With the embedded store's file in {@code directory}. */
public record SqliteTampering(Path directory) implements Tampering {
    @Override
    public void edit(long position, String text, String other) {
        execute("UPDATE events SET payload = replace(payload, '" + text + "', '" + other
                + "') WHERE position = " + position);
    }

    @Override
    public void remove(long position) {
        execute("DELETE FROM commits WHERE position = " + position,
                "DELETE FROM events WHERE position = " + position);
    }

    @Override
    public void swap(long position, long other) {
        for (String table : new String[]{"commits", "events"}) {
            execute("UPDATE " + table + " SET position = -1 WHERE position = " + position,
                    "UPDATE " + table + " SET position = " + position + " WHERE position = " + other,
                    "UPDATE " + table + " SET position = " + other + " WHERE position = -1");
        }
    }

    private void execute(String... statements) {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + directory.resolve("log.sqlite"));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
