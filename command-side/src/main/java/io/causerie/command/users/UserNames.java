package io.causerie.command.users;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What users are called. Names are kept beside the log and never in it, so that a person can be forgotten without touching
 * history. What the Auth Service calls somebody outranks their tokens, and an erased name stays erased.
 */
@Component
public class UserNames {
    private static final String NAME = "name";
    private static final String SINCE = "since";
    private static final String ERASED = "erased";

    private final MongoTemplate mongo;

    UserNames(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Remembers what a token calls its user; no name, or the one already known, changes nothing. */
    public void remember(UserId userId, @Nullable String tokenName) {
        DisplayName.of(tokenName).ifPresent(name -> {
            UserNameDocument known = mongo.findById(userId.value(), UserNameDocument.class);
            if (known == null) {
                insert(new UserNameDocument(userId.value(), name.value(), null, null));
            } else if (known.isOpenTo(name)) {
                mongo.updateFirst(query(kept(userId).and(SINCE).exists(false)),
                        Update.update(NAME, name.value()), UserNameDocument.class);
            }
        });
    }

    /** What the Auth Service calls them since then, unless it has said something newer. */
    void rename(UserId userId, DisplayName name, Instant since) {
        if (!insert(new UserNameDocument(userId.value(), name.value(), since, null))) {
            mongo.updateFirst(query(kept(userId).and(SINCE).not().gt(since)),
                    Update.update(NAME, name.value()).set(SINCE, since), UserNameDocument.class);
        }
    }

    /** Forgets the name for good: none is kept for this id any more. */
    void erase(UserId userId) {
        mongo.upsert(query(where("_id").is(userId.value())),
                new Update().unset(NAME).unset(SINCE).set(ERASED, true), UserNameDocument.class);
    }

    /** The names of those among {@code userIds} that have one. */
    public Map<String, String> of(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return mongo.find(query(where("_id").in(userIds)), UserNameDocument.class).stream()
                .filter(known -> known.name() != null)
                .collect(Collectors.toMap(UserNameDocument::userId, UserNameDocument::name));
    }

    /** False if there is something already, maybe that they are erased: whoever came first has stored it. */
    private boolean insert(UserNameDocument document) {
        try {
            mongo.insert(document);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static Criteria kept(UserId userId) {
        return where("_id").is(userId.value()).and(ERASED).exists(false);
    }
}
