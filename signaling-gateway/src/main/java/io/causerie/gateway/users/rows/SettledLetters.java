package io.causerie.gateway.users.rows;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Dead letters that nobody has to look at any more. */
public final class SettledLetters {
    private final MongoOperations mongo;
    private final Clock clock;

    public SettledLetters(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Notes who has settled it, and how. */
    public void settle(String letter, String how, String by) {
        mongo.save(new Settled(letter, how, by, clock.instant()));
    }

    /** Those among {@code letters} that are settled. */
    public Set<String> among(Collection<String> letters) {
        return letters.isEmpty()
                ? Set.of()
                : mongo.find(query(where("_id").in(letters)), Settled.class).stream().map(Settled::letter)
                        .collect(Collectors.toSet());
    }

    @Document("gateway_settled_letters")
    record Settled(@MongoId(FieldType.STRING) String letter, String how, String by, Instant at) {}
}
