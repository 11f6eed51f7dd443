package io.causerie.command.deadletters;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.EventMessageDeadLetterMongoConverter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.EventEntryConfiguration;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's queue in MongoDB, with two differences: an event that is told again after a crash has one letter all the same, and
 * the first letter of a sequence is the one with the lowest index, not the one that the store happens to find first.
 */
public final class LetterQueue extends MongoSequencedDeadLetterQueue<EventMessage<?>> {
    private static final String EVENT_ID = "message.eventIdentifier";

    /** The first letter of one sequence, if that is still the one with this index. */
    record FirstOf(String sequence, long index) implements Predicate<DeadLetter<? extends EventMessage<?>>> {
        @Override
        public boolean test(DeadLetter<? extends EventMessage<?>> letter) {
            return letter instanceof MongoDeadLetter<?> candidate
                    && candidate.sequenceIdentifier().equals(sequence) && candidate.index() == index;
        }
    }

    private final String reaction;
    private final MongoTemplate mongo;
    private final Serializer events;
    private final DeadLetterLimits limits;
    private final Clock clock;

    /** {@code events}: what reads the log, so that even an event that it cannot make sense of can be put aside. */
    public LetterQueue(String reaction, MongoTemplate mongo, Serializer events, DeadLetterLimits limits,
            Clock clock) {
        super(MongoSequencedDeadLetterQueue.<EventMessage<?>>builder().processingGroup(reaction)
                .mongoTemplate(mongo).serializer(events).maxSequences(limits.maxSequences())
                .maxSequenceSize(limits.maxSequenceLength()).claimDuration(limits.claim()));
        this.reaction = reaction;
        this.mongo = mongo;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        if (letters().countDocuments(and(DeadLetterEntry.processingGroupFilter(reaction),
                eq(EVENT_ID, letter.message().getIdentifier()))) == 0) {
            super.enqueue(sequence, letter);
        }
    }

    @Override
    public boolean process(Predicate<DeadLetter<? extends EventMessage<?>>> which,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        for (String sequence : which instanceof FirstOf one ? List.of(one.sequence()) : sequences()) {
            var letter = first(
                    DeadLetterEntry.processingGroupAndSequenceIdentifierFilter(reaction, sequence));
            if (letter != null && which.test(letter) && claim(letter)) {
                return handleFrom(letter, task);
            }
        }
        return false;
    }

    private boolean handleFrom(MongoDeadLetter<EventMessage<?>> first,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        var letter = first;
        while (letter != null) {
            EnqueueDecision<EventMessage<?>> decision = task.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, failed -> decision.withDiagnostics(failed)
                        .withCause(decision.enqueueCause().orElse(null)));
                return false;
            }
            letter = claimNextAndEvict(letter);
        }
        return true;
    }

    /** Claimed before the way to it is free; one that cannot be read does not keep what was handled. */
    private @Nullable MongoDeadLetter<EventMessage<?>> claimNextAndEvict(
            MongoDeadLetter<EventMessage<?>> handled) {
        try {
            return claimAfter(handled);
        } finally {
            evict(handled);
        }
    }

    private @Nullable MongoDeadLetter<EventMessage<?>> claimAfter(MongoDeadLetter<?> letter) {
        var next = after(letter);
        while (next != null && !claim(next)) {
            next = after(next);
        }
        return next;
    }

    private @Nullable MongoDeadLetter<EventMessage<?>> after(MongoDeadLetter<?> letter) {
        return first(DeadLetterEntry.nextItemInSequenceFilter(reaction, letter.sequenceIdentifier(),
                letter.index()));
    }

    private boolean claim(MongoDeadLetter<?> letter) {
        return letters().updateOne(
                DeadLetterEntry.uniqueNotLockedFilter(reaction, letter.sequenceIdentifier(), letter.index(),
                        clock.instant().minus(limits.claim())),
                DeadLetterEntry.updateProcessingStarted(clock.instant())).getMatchedCount() > 0;
    }

    private @Nullable MongoDeadLetter<EventMessage<?>> first(Bson filter) {
        Document stored = letters().find(filter).sort(DeadLetterEntry.indexSortAscending()).limit(1).first();
        return stored == null ? null : letter(new DeadLetterEntry(stored));
    }

    private MongoDeadLetter<EventMessage<?>> letter(DeadLetterEntry entry) {
        try {
            return new MongoDeadLetter<>(entry, events.deserialize(entry.getDiagnostics()),
                    new EventMessageDeadLetterMongoConverter()
                            .convert(entry.getMessage(EventEntryConfiguration.getDefault()), events));
        } catch (ClassCastException e) {
            throw new SerializationException("What was stored with an event is of an unknown type", e);
        }
    }

    private List<String> sequences() {
        return DeadLetterEntry.sequenceIdentifierIterator(letters(), reaction).into(new ArrayList<>());
    }

    private MongoCollection<Document> letters() {
        return mongo.deadLetterCollection();
    }
}
