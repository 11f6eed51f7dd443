package io.causerie.gateway.room.rows;

import io.causerie.gateway.room.Names;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Names in MongoDB, remembered for a minute; the command side writes them too. */
public final class StoredNames implements Names {
    private static final Logger LOG = LoggerFactory.getLogger(StoredNames.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MAX_LENGTH = 100;
    private static final int MOST_KEPT = 10_000;

    private record Known(String name, Instant at) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public StoredNames(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public String of(String userId) {
        Known fresh = known.get(userId);
        if (fresh != null && fresh.at().plus(FRESH).isAfter(clock.instant())) {
            return fresh.name();
        }
        try {
            UserName stored = mongo.findById(userId, UserName.class);
            return keep(userId, stored == null ? userId : stored.name());
        } catch (DataAccessException e) {
            LOG.debug("Names cannot be read", e);
            return fresh == null ? userId : fresh.name();
        }
    }

    @Override
    public void remember(String userId, @Nullable String tokenName) {
        String name = sanitised(tokenName);
        if (!name.isEmpty() && !name.equals(of(userId))) {
            try {
                mongo.save(new UserName(userId, name));
            } catch (DataAccessException e) {
                // Another first request of the same user at once, or a store that is away: it is only a name.
                LOG.debug("A name was not stored", e);
            }
            keep(userId, name);
        }
    }

    private String keep(String userId, String name) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(userId, new Known(name, clock.instant()));
        return name;
    }

    /** One line without control characters or changes of writing direction, of at most 100 code points. */
    private static String sanitised(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String line = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
        return line.codePoints().limit(MAX_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().strip();
    }

    @Document("user_names")
    record UserName(@MongoId(FieldType.STRING) String userId, String name) {}
}
