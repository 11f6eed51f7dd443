package io.causerie.gateway.users;

import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.NoticeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing the Auth Service says of one user. */
public sealed interface Notice {
    UserId userId();

    NoticeId id();

    record Deleted(UserId userId, NoticeId id) implements Notice {}

    /** {@code until}: when it ends by itself; null for never. */
    record Banned(UserId userId, Misconduct reason, @Nullable Instant until, NoticeId id) implements Notice {}

    /** They are called this since {@code since}; null if something else has changed, which is nothing to us. */
    record Updated(UserId userId, @Nullable DisplayName name, Instant since, NoticeId id) implements Notice {}
}
