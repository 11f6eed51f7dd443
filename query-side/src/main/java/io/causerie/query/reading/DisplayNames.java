package io.causerie.query.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Users' names, kept by the command side outside of the log and looked up at each read: a name that
 * is erased there is gone everywhere.
 */
public final class DisplayNames {
    private final Map<String, String> names;

    private DisplayNames(Map<String, String> names) {
        this.names = names;
    }

    /** The names of these users. */
    public static DisplayNames of(Collection<String> userIds, MongoOperations mongo) {
        return new DisplayNames(
                mongo.find(query(where("_id").in(userIds)), UserName.class).stream()
                        .filter(known -> known.name() != null)
                        .collect(Collectors.toMap(UserName::userId, UserName::name)));
    }

    /** The user's name, or their id where no name is known. */
    public String of(String userId) {
        return names.getOrDefault(userId, userId);
    }

    @Document("user_names")
    record UserName(@MongoId(FieldType.STRING) String userId, @Nullable String name) {}
}
