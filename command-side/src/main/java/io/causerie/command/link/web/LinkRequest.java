package io.causerie.command.link.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway asks, as it comes over the wire. */
sealed interface LinkRequest {
    /** Whose doing it is. */
    String actor();

    Object command();

    /** {@code reason}: {@code left} or {@code disconnected}; {@code sessionId}: only if they are in this one. */
    record Leave(@NotNull String userId, @NotNull String reason,
            @Nullable String sessionId) implements LinkRequest {
        @Override
        public String actor() {
            return userId;
        }

        @Override
        public Object command() {
            return new SessionCommand.Leave(new UserId(userId), parsed(),
                    sessionId == null ? null : new SessionId(sessionId));
        }

        private LeaveReason parsed() {
            return Stream.of(LeaveReason.values()).filter(one -> one.code().equals(reason)).findFirst()
                    .orElseThrow(() -> new InvalidValue("reason", "must be left or disconnected"));
        }
    }

    /** What is missing stays as it is. */
    record Media(@NotNull String userId, @Nullable Boolean cameraEnabled,
            @Nullable Boolean micEnabled) implements LinkRequest {
        @Override
        public String actor() {
            return userId;
        }

        @Override
        public Object command() {
            return new SessionCommand.ChangeMedia(new UserId(userId), cameraEnabled, micEnabled);
        }
    }

    /** {@code waitedMs}, {@code cameMs}: how long each had looked for somebody; missing if it is not known. */
    record Meeting(@NotNull String sessionId, @NotNull String waitedUserId, @NotNull String cameUserId,
            @Nullable String language, @Nullable String level, @Nullable Long waitedMs,
            @Nullable Long cameMs) implements LinkRequest {
        @Override
        public String actor() {
            return cameUserId;
        }

        @Override
        public Object command() {
            return new SessionCommand.Meet(new SessionId(sessionId), new UserId(waitedUserId),
                    new UserId(cameUserId), language == null ? null : new LanguageTag(language),
                    level == null ? null : CefrLevel.parse(level), waits());
        }

        private SessionCommand.@Nullable Waits waits() {
            return waitedMs == null || cameMs == null
                    ? null
                    : new SessionCommand.Waits(Duration.ofMillis(waitedMs), Duration.ofMillis(cameMs));
        }
    }

    record Report(@NotNull String reporterId, @NotNull String reportedId, @NotNull String sessionId,
            @NotNull String reason) implements LinkRequest {
        @Override
        public String actor() {
            return reporterId;
        }

        @Override
        public Object command() {
            return new ModerationCommand.Report(new UserId(reporterId), new UserId(reportedId),
                    new SessionId(sessionId), Misconduct.parse(reason));
        }
    }

    record Block(@NotNull String userId, @NotNull String blockedUserId) implements LinkRequest {
        @Override
        public String actor() {
            return userId;
        }

        @Override
        public Object command() {
            return new ModerationCommand.Block(new UserId(userId), new UserId(blockedUserId));
        }
    }
}
