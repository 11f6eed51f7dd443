package io.causerie.command.link.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.NoticeId;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the Auth Service says of a user, as it comes over the wire. {@code noticeId}: which notice it was. */
sealed interface Notice {
    AccountCommand command();

    record Deleted(@NotNull String userId, @NotNull String noticeId) implements Notice {
        @Override
        public AccountCommand command() {
            return new AccountCommand.Delete(new UserId(userId), new NoticeId(noticeId));
        }
    }

    /** {@code until}: when it ends by itself; none for never. */
    record Banned(@NotNull String userId, @NotNull String reason, @Nullable Instant until,
            @NotNull String noticeId) implements Notice {
        @Override
        public AccountCommand command() {
            return new AccountCommand.Ban(new UserId(userId), Misconduct.parse(reason), until,
                    new NoticeId(noticeId));
        }
    }

    /** {@code since}: since when they are called so. */
    record Renamed(@NotNull String userId, @NotNull String name, @NotNull Instant since,
            @NotNull String noticeId) implements Notice {
        @Override
        public AccountCommand command() {
            return new AccountCommand.Rename(new UserId(userId), DisplayName.of(name).orElseThrow(
                    () -> new InvalidValue("name", "must not be empty")), since, new NoticeId(noticeId));
        }
    }
}
