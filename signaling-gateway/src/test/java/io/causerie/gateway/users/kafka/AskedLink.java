package io.causerie.gateway.users.kafka;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.link.Meeting;
import io.causerie.rest.link.LinkUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A command side that writes down which notices it took. */
final class AskedLink implements CommandLink {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    /** In the order in which they were stored. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void refuse(String userId) {
        refused.add(userId);
    }

    void refuseNobody() {
        refused.clear();
    }

    @Override
    public void deleteUser(String userId, String noticeId) {
        take(userId, "deleted " + userId);
    }

    @Override
    public void banUser(String userId, String reason, @Nullable Instant until, String noticeId) {
        take(userId, "banned " + userId + " for " + reason);
    }

    @Override
    public void renameUser(String userId, String name, Instant since, String noticeId) {
        take(userId, "renamed " + userId + " to " + name);
    }

    private void take(String userId, String what) {
        if (away) {
            throw new LinkUnavailable("away");
        }
        if (refused.contains(userId)) {
            throw new Rejection(RejectionCode.CONFLICT, "No.");
        }
        taken.add(what);
    }

    @Override
    public void leave(String userId, LeaveReason reason, @Nullable String sessionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changeMedia(String userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void meet(Meeting meeting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void report(String reporterId, String reportedId, String sessionId, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void block(String userId, String blockedUserId) {
        throw new UnsupportedOperationException();
    }
}
