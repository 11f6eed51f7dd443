package io.causerie.command.deadletters;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** Who settled which letter, and how: the queue itself forgets them. */
@Component
final class SettledLetters {
    private final MongoOperations mongo;
    private final Clock clock;

    SettledLetters(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Of two who are at it at the same time, the first is noted. */
    void settle(DeadLetter letter, String how, String by) {
        try {
            mongo.insert(new Settled(letter.id(), letter.reaction(), letter.type(), letter.position(), how,
                    by, clock.instant()));
        } catch (DuplicateKeyException e) {
            // It is noted already.
        }
    }

    @Document("settled_dead_letters")
    record Settled(@MongoId(FieldType.STRING) String id, String reaction, String type,
            @Nullable Long position, String how, String by, Instant at) {}
}
