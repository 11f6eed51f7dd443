package io.causerie.eventlog.support;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** With the mongo store's collection. */
public record MongoTampering(MongoCollection<Document> commits) implements Tampering {
    @Override
    public void edit(long position, String text, String other) {
        Document commit = take(position);
        List<Document> events = commit.getList("events", Document.class);
        Document first = events.getFirst();
        first.put("payload", first.getString("payload").replace(text, other));
        commits.insertOne(commit.append("events", events));
    }

    @Override
    public void remove(long position) {
        take(position);
    }

    @Override
    public void swap(long position, long other) {
        Document first = take(position);
        Document second = take(other);
        commits.insertOne(first.append("_id", other));
        commits.insertOne(second.append("_id", position));
    }

    private Document take(long position) {
        return Objects.requireNonNull(commits.findOneAndDelete(new Document("_id", position)),
                "there is no commit at " + position);
    }
}
