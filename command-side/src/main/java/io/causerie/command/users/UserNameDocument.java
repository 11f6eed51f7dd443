package io.causerie.command.users;

import io.causerie.api.identity.DisplayName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A user's display name.
 *
 * @param name null once it is erased
 * @param since since when they are called so, if the Auth Service has said it; null if it is from a token
 * @param erased whether it is never to be kept again; null for no
 */
@Document("user_names")
record UserNameDocument(@MongoId(FieldType.STRING) String userId, @Nullable String name,
        @Nullable Instant since, @Nullable Boolean erased) {
    /** Whether a token may call them so instead. */
    boolean isOpenTo(DisplayName other) {
        return since == null && erased == null && !other.value().equals(name);
    }
}
