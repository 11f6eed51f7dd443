package io.causerie.api.moderation;

import io.causerie.api.Calendar;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked to keep people safe. */
public sealed interface ModerationCommand {
    /** Tells the moderators about somebody met in a session; again: nothing happens. */
    record Report(UserId reporter, UserId reported, SessionId sessionId, Misconduct reason)
            implements ModerationCommand {}

    /** The two never meet again as partners; again: nothing happens. */
    record Block(UserId userId, UserId blockedUserId) implements ModerationCommand {}

    /** A moderator's word on a report; the same again: nothing happens. */
    record Decide(ReportId reportId, Decision decision) implements ModerationCommand {}

    /** Bars a user from acting. {@code until}: null for good. */
    record Ban(UserId userId, Misconduct reason, @Nullable Instant until) implements ModerationCommand {
        public Ban {
            if (until != null) {
                Calendar.require(until, "until");
            }
        }
    }

    /** Lets them act again; nothing happens if they may. */
    record LiftBan(UserId userId) implements ModerationCommand {}
}
