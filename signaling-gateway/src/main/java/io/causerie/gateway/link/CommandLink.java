package io.causerie.gateway.link;

import io.causerie.api.session.LeaveReason;
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
}
