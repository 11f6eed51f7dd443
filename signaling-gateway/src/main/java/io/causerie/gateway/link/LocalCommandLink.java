package io.causerie.gateway.link;

import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.NoticeId;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.rest.link.LocalLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** To a command side in the same process. */
public final class LocalCommandLink implements CommandLink {
    /** Whose doing it is that somebody is deleted, banned or renamed. */
    private static final String AUTH_SERVICE = "auth-service";

    private final LocalLink commands;

    public LocalCommandLink(LocalLink commands) {
        this.commands = commands;
    }

    @Override
    public void leave(String userId, LeaveReason reason, @Nullable String sessionId) {
        commands.send(userId, new SessionCommand.Leave(new UserId(userId), reason,
                sessionId == null ? null : new SessionId(sessionId)));
    }

    @Override
    public void changeMedia(String userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled) {
        commands.send(userId, new SessionCommand.ChangeMedia(new UserId(userId), cameraEnabled, micEnabled));
    }

    @Override
    public void meet(Meeting meeting) {
        commands.send(meeting.cameUserId(), new SessionCommand.Meet(new SessionId(meeting.sessionId()),
                new UserId(meeting.waitedUserId()), new UserId(meeting.cameUserId()),
                meeting.language() == null ? null : new LanguageTag(meeting.language()),
                meeting.level() == null ? null : CefrLevel.parse(meeting.level()),
                new SessionCommand.Waits(meeting.waited(), meeting.came())));
    }

    @Override
    public void report(String reporterId, String reportedId, String sessionId, String reason) {
        commands.send(reporterId, new ModerationCommand.Report(new UserId(reporterId), new UserId(reportedId),
                new SessionId(sessionId), Misconduct.parse(reason)));
    }

    @Override
    public void block(String userId, String blockedUserId) {
        commands.send(userId, new ModerationCommand.Block(new UserId(userId), new UserId(blockedUserId)));
    }

    @Override
    public void deleteUser(String userId, String noticeId) {
        commands.send(AUTH_SERVICE, new AccountCommand.Delete(new UserId(userId), new NoticeId(noticeId)));
    }

    @Override
    public void banUser(String userId, String reason, @Nullable Instant until, String noticeId) {
        commands.send(AUTH_SERVICE, new AccountCommand.Ban(new UserId(userId), Misconduct.parse(reason),
                until, new NoticeId(noticeId)));
    }

    @Override
    public void renameUser(String userId, String name, Instant since, String noticeId) {
        commands.send(AUTH_SERVICE, new AccountCommand.Rename(new UserId(userId), new DisplayName(name),
                since, new NoticeId(noticeId)));
    }
}
