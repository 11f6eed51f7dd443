package io.causerie.command.deadletters;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEventEntry;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.EventEntryConfiguration;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The letters as they are stored: also those that cannot be made an event of any more. */
@Component
final class LetterStore {
    private static final String ID = "_id";
    private static final int LONGEST_MESSAGE = 1000;

    private final MongoTemplate mongo;
    private final Serializer serializer;

    LetterStore(MongoTemplate axonMongoTemplate, @Qualifier("eventSerializer") Serializer serializer) {
        this.mongo = axonMongoTemplate;
        this.serializer = serializer;
    }

    /** The first after {@code after} in the order in which they were put aside. */
    List<DeadLetter> list(@Nullable ObjectId after, int limit) {
        FindIterable<Document> found = after == null ? letters().find() : letters().find(gt(ID, after));
        return read(found.sort(ascending(ID)).limit(limit));
    }

    Optional<DeadLetter> find(ObjectId id) {
        return Optional.ofNullable(letters().find(eq(ID, id)).first()).map(this::letter);
    }

    /** In the order in which they are to be handled. */
    List<DeadLetter> sequence(String reaction, String sequence) {
        return read(letters()
                .find(DeadLetterEntry.processingGroupAndSequenceIdentifierFilter(reaction, sequence))
                .sort(DeadLetterEntry.indexSortAscending()));
    }

    List<String> sequences(String reaction) {
        return DeadLetterEntry.sequenceIdentifierIterator(letters(), reaction).into(new ArrayList<>());
    }

    long count(String reaction) {
        return letters().countDocuments(DeadLetterEntry.processingGroupFilter(reaction));
    }

    /** False if it is not there any more, or somebody retries it and has since then. */
    boolean remove(DeadLetter letter, Instant claimedSince) {
        return letters().deleteOne(and(eq(ID, new ObjectId(letter.id())),
                DeadLetterEntry.uniqueNotLockedFilter(letter.reaction(), letter.sequence(), letter.index(),
                        claimedSince)))
                .getDeletedCount() > 0;
    }

    private MongoCollection<Document> letters() {
        return mongo.deadLetterCollection();
    }

    private List<DeadLetter> read(FindIterable<Document> found) {
        return found.map(this::letter).into(new ArrayList<>());
    }

    private DeadLetter letter(Document stored) {
        DeadLetterEntry entry = new DeadLetterEntry(stored);
        DeadLetterEventEntry event = entry.getMessage(EventEntryConfiguration.getDefault());
        return new DeadLetter(stored.getObjectId(ID).toHexString(), entry.getProcessingGroup(),
                entry.getSequenceIdentifier(), entry.getIndex(), event.getPayload().getType().getName(),
                event.getAggregateIdentifier(), position(event), entry.getEnqueuedAt(),
                entry.getLastTouched(), entry.getCauseType(), shortened(entry.getCauseMessage()),
                attempts(entry),
                event.getPayload().getData().toString());
    }

    private static @Nullable String shortened(@Nullable String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE);
    }

    private @Nullable Long position(DeadLetterEventEntry event) {
        SimpleSerializedObject<byte[]> stored = event.getTrackingToken();
        if (stored == null) {
            return null;
        }
        try {
            TrackingToken token = serializer.deserialize(stored);
            return token.position().isPresent() ? token.position().getAsLong() : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private int attempts(DeadLetterEntry entry) {
        try {
            MetaData diagnostics = serializer.deserialize(entry.getDiagnostics());
            return LetterPolicy.attempts(diagnostics);
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
