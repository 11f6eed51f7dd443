package io.causerie.command.users;

import io.causerie.api.identity.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * What users are called. Names are kept beside the log and never in it, so that a person can be forgotten
 * without touching history.
 */
@Component
public class UserNames {
    private static final int MAX_LENGTH = 100;

    private final MongoTemplate mongo;

    UserNames(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Remembers what a token calls its user; no name, or the one already known, changes nothing. */
    public void remember(UserId userId, @Nullable String tokenName) {
        String name = sanitised(tokenName);
        if (!name.isEmpty() && !name.equals(stored(userId))) {
            store(new UserNameDocument(userId.value(), name));
        }
    }

    /** The names of those among {@code userIds} that have one. */
    public Map<String, String> of(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return mongo.find(Query.query(Criteria.where("_id").in(userIds)), UserNameDocument.class).stream()
                .collect(Collectors.toMap(UserNameDocument::userId, UserNameDocument::name));
    }

    private @Nullable String stored(UserId userId) {
        UserNameDocument known = mongo.findById(userId.value(), UserNameDocument.class);
        return known == null ? null : known.name();
    }

    private void store(UserNameDocument document) {
        try {
            mongo.save(document);
        } catch (DuplicateKeyException e) {
            // Two first requests of one user at once: the other one has stored the name of the same token.
        }
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
}
