package io.causerie.gateway.link;

import io.causerie.api.Rejection;
import io.causerie.api.session.LeaveReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway asks of the command side. Each call blocks until the answer is stored, so it belongs on a
 * virtual thread.
 *
 * <p>Every method fails with {@link io.causerie.api.Rejection} when the rules say no, with
 * {@link io.causerie.api.InvalidValue} when a value is none a command may carry, and with {@link io.causerie.rest.link.LinkUnavailable}
 * when there is no answer.
 */
public interface CommandLink {
    /**
     * Leaves for a user.
     *
     * @param sessionId only if they are still in this one; null for whichever they are in
     */
    void leave(String userId, LeaveReason reason, @Nullable String sessionId);

    /** As {@link #leave}; who is not in that session has left already. When this returns they are out. */
    default void makeSureGone(String userId, LeaveReason reason, @Nullable String sessionId) {
        try {
            leave(userId, reason, sessionId);
        } catch (Rejection refusal) {
            switch (refusal.code()) {
                case NO_CURRENT_SESSION, SESSION_ENDED, NOT_FOUND -> {
                }
                default -> throw refusal;
            }
        }
    }

    /** Changes camera or microphone in the session the user is in; null leaves one as it is. */
    void changeMedia(String userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled);

    /** Opens the session of two strangers, both in it. The meeting is a stored fact when this returns. */
    void meet(Meeting meeting);

    /**
     * Reports somebody to the moderators.
     *
     * @param reason {@code harassment}, {@code hate}, {@code nudity}, {@code minor}, {@code spam} or {@code other}
     */
    void report(String reporterId, String reportedId, String sessionId, String reason);

    /** The two never meet again as partners. */
    void block(String userId, String blockedUserId);

    /**
     * The user is gone for good.
     *
     * @param noticeId the {@link io.causerie.api.moderation.NoticeId} of what says so: the same again changes nothing
     */
    void deleteUser(String userId, String noticeId);

    /**
     * The user may not act any more. {@code noticeId}: as for {@link #deleteUser}.
     *
     * @param reason as {@link #report}'s
     * @param until when it ends by itself; null for never
     */
    void banUser(String userId, String reason, @Nullable Instant until, String noticeId);

    /** The user is called this since then. {@code noticeId}: as for {@link #deleteUser}. */
    void renameUser(String userId, String name, Instant since, String noticeId);
}
