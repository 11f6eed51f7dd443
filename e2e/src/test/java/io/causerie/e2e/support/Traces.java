package io.causerie.e2e.support;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Where {@code standalone} still says a word: in any row, by MongoDB's protocol; in any file of the object store or of the log. */
public final class Traces {
    private static final List<String> DIRECTORIES = List.of("files", "log");

    private final Path dataDirectory;
    private final int mongoPort;

    public Traces(Path dataDirectory, int mongoPort) {
        this.dataDirectory = dataDirectory;
        this.mongoPort = mongoPort;
    }

    public List<String> of(String word) {
        List<String> found = new ArrayList<>(inRows(word));
        DIRECTORIES.forEach(directory -> found.addAll(inFiles(dataDirectory.resolve(directory), word)));
        return found;
    }

    private List<String> inRows(String word) {
        List<String> found = new ArrayList<>();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + mongoPort)) {
            for (String name : client.listDatabaseNames()) {
                MongoDatabase database = client.getDatabase(name);
                for (String collection : database.listCollectionNames()) {
                    for (Document row : database.getCollection(collection).find()) {
                        if (row.toJson().contains(word)) {
                            found.add("row of " + collection + ": " + row.get("_id"));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> inFiles(Path directory, String word) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().contains(word) || holds(path, word))
                    .map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path path, String word) {
        try {
            return Files.isRegularFile(path)
                    && new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException e) {
            // It was deleted while it was looked for.
            return false;
        }
    }
}
