package io.causerie.query.audit;

import io.causerie.query.support.QuerySideTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

@QuerySideTest
@TestPropertySource(properties = {"test.log=embedded", "causerie.audit.verification-kept=PT0S"})
class VerifySqliteTest extends VerifyContract {
    @Value("${causerie.event-log.directory}")
    private Path directory;

    @Override
    void edit(long position) {
        execute("UPDATE events SET payload = replace(payload, 'marie', 'Marie') WHERE position = "
                + position);
    }

    @Override
    void remove(long position) {
        execute("DELETE FROM commits WHERE position = " + position,
                "DELETE FROM events WHERE position = " + position);
    }

    @Override
    void swap(long position, long other) {
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
