package io.causerie.gateway.room.rows;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.identity.DisplayName;
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
import org.springframework.data.mongodb.core.query.Update;

/** Names in MongoDB, remembered for a minute; the command side writes them too. */
public final class StoredNames implements Names {
    private static final Logger LOG = LoggerFactory.getLogger(StoredNames.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
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
            return keep(userId, stored == null || stored.name() == null ? userId : stored.name());
        } catch (DataAccessException e) {
            LOG.debug("Names cannot be read", e);
            return fresh == null ? userId : fresh.name();
        }
    }

    @Override
    public void remember(String userId, @Nullable String tokenName) {
        DisplayName.of(tokenName).map(DisplayName::value).filter(name -> !name.equals(of(userId)))
                .ifPresent(name -> store(userId, name));
    }

    @Override
    public void changed(String userId) {
        known.remove(userId);
    }

    /** Unless the Auth Service has said what to call them, or it is erased. */
    private void store(String userId, String name) {
        try {
            UserName stored = mongo.findById(userId, UserName.class);
            if (stored == null) {
                mongo.insert(new UserName(userId, name, null, null));
            } else if (stored.since() == null && stored.erased() == null) {
                mongo.updateFirst(
                        query(where("_id").is(userId).and("erased").exists(false).and("since").exists(false)),
                        Update.update("name", name), UserName.class);
            }
        } catch (DataAccessException e) {
            // Another first request of the same user at once, or a store that is away: it is only a name.
            LOG.debug("A name was not stored", e);
        }
        changed(userId);
    }

    private String keep(String userId, String name) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(userId, new Known(name, clock.instant()));
        return name;
    }

    @Document("user_names")
    record UserName(@MongoId(FieldType.STRING) String userId, @Nullable String name, @Nullable Instant since,
            @Nullable Boolean erased) {}
}
