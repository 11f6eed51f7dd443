package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The embedded event log as an operator would look into it: with SQL, while the product runs. */
public final class LogFile {
    private final Path dataDirectory;

    LogFile(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** Payloads of all events of a logical type, in order. */
    public List<JsonNode> events(String type) {
        List<JsonNode> payloads = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                PreparedStatement query = connection
                        .prepareStatement("select payload from events where type = ? order by position")) {
            query.setString(1, type);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                payloads.add(Api.JSON.readTree(rows.getString(1)));
            }
            return payloads;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            return files.filter(path -> path.toString().endsWith(".sqlite")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
