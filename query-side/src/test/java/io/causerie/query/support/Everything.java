package io.causerie.query.support;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Projection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import org.springframework.data.mongodb.core.MongoOperations;

/** All rows of a projection as they are stored, in one comparable value. */
public final class Everything {
    private Everything() {}

    /** A digest of every row, whatever the order of rows or of their fields. */
    public static String hashOf(Projection projection, MongoOperations mongo, KeptRows kept) {
        try {
            byte[] rows = String.join("\n", rowsOf(projection, mongo, kept)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row as text, sorted. */
    public static List<String> rowsOf(Projection projection, MongoOperations mongo, KeptRows kept) {
        List<String> rows = new ArrayList<>();
        for (Class<?> document : projection.documents()) {
            mongo.getCollection(kept.collection(document)).find()
                    .forEach(row -> rows.add(document.getSimpleName() + sorted(row)));
        }
        rows.sort(null);
        return rows;
    }

    private static String sorted(Document row) {
        Document sorted = new Document();
        row.keySet().stream().sorted().forEach(
                key -> sorted.put(key,
                        row.get(key) instanceof Document inner ? sorted(inner) : row.get(key)));
        return sorted.toJson(JsonWriterSettings.builder().build());
    }
}
