package io.causerie.api.moderation;

import io.causerie.api.Calendar;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the Auth Service says of its users. The same notice again: nothing happens; nor to somebody who was deleted. */
public sealed interface AccountCommand {
    UserId userId();

    NoticeId notice();

    /** They are gone for good: what lies ahead of them, what they said and what they were called goes too. */
    record Delete(UserId userId, NoticeId notice) implements AccountCommand {}

    /** They are barred from acting. {@code until}: null for good; one that is past already changes nothing. */
    record Ban(UserId userId, Misconduct reason, @Nullable Instant until, NoticeId notice)
            implements AccountCommand {
        public Ban {
            if (until != null) {
                Calendar.require(until, "until");
            }
        }
    }

    /** They are called this since {@code since}, whatever tokens say; an older name never replaces a newer one. */
    record Rename(UserId userId, DisplayName name, Instant since, NoticeId notice) implements AccountCommand {
        public Rename {
            Calendar.require(since, "since");
        }
    }
}
