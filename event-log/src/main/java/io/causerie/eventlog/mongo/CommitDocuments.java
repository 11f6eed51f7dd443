package io.causerie.eventlog.mongo;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.EventKey;
import io.causerie.eventlog.StoredEvent;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * What a commit is as a document, and back. An event's place in its aggregate is stored once, as the one string
 * {@code <aggregateId>/<sequence>} that the unique index covers: what the index guards is what the hash covers.
 */
final class CommitDocuments {
    static final String POSITION = "_id";
    static final String EVENTS = "events";
    static final String KEY = "key";
    static final String EVENT_KEY = EVENTS + "." + KEY;

    private CommitDocuments() {}

    static Document of(Commit commit) {
        return new Document(POSITION, commit.position())
                .append("at", Date.from(commit.at())).append("prev", commit.prev())
                .append("hash", commit.hash())
                .append(EVENTS, commit.events().stream().map(CommitDocuments::of).toList());
    }

    private static Document of(StoredEvent event) {
        return new Document(KEY, key(event.key())).append("id", event.id())
                .append("aggregateType", event.aggregateType()).append("type", event.type())
                .append("revision", event.revision()).append("payload", event.payload())
                .append("metadata", event.metadata());
    }

    static String key(EventKey key) {
        return key.aggregateId() + "/" + key.sequence();
    }

    static Commit commit(Document document) {
        List<StoredEvent> events = document.getList(EVENTS, Document.class).stream()
                .map(CommitDocuments::event)
                .toList();
        return new Commit(document.get(POSITION, Number.class).longValue(),
                document.getDate("at").toInstant(),
                document.getString("prev"), document.getString("hash"), events);
    }

    private static StoredEvent event(Document document) {
        String key = document.getString(KEY);
        int slash = key.lastIndexOf('/');
        return new StoredEvent(document.getString("id"), document.getString("aggregateType"),
                key.substring(0, slash), Long.parseLong(key.substring(slash + 1)), document.getString("type"),
                document.getString("revision"), document.getString("payload"),
                document.getString("metadata"));
    }
}
