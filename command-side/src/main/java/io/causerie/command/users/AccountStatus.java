package io.causerie.command.users;

import io.causerie.api.moderation.AccountEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account's events add up to, as far as it bars its user from acting. */
record AccountStatus(boolean deleted, @Nullable Ban ban) {
    /** Of somebody of whom nobody has said anything. */
    static final AccountStatus CLEAR = new AccountStatus(false, null);

    AccountStatus after(AccountEvent event) {
        return switch (event) {
            case AccountEvent.Banned e -> new AccountStatus(deleted, new Ban(e.reason(), e.until()));
            case AccountEvent.BanLifted _ -> new AccountStatus(deleted, null);
            case AccountEvent.Deleted _ -> new AccountStatus(true, ban);
            case AccountEvent.UserSpeechErasureRequested _,AccountEvent.Renamed _,AccountEvent.NoticeTaken _ ->
                this;
        };
    }

    boolean isBanned(Instant when) {
        return ban != null && ban.holds(when);
    }
}
