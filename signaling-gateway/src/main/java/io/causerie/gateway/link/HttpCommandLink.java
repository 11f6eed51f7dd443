package io.causerie.gateway.link;

import io.causerie.api.session.LeaveReason;
import io.causerie.rest.link.HttpLink;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To a command side that is a process of its own, by its {@code /internal} paths. */
public final class HttpCommandLink implements CommandLink, AutoCloseable {
    private final HttpLink http;

    public HttpCommandLink(HttpLink http) {
        this.http = http;
    }

    @Override
    public void leave(String userId, LeaveReason reason, @Nullable String sessionId) {
        http.post("/internal/leave", body("userId", userId, "reason", reason.code(), "sessionId", sessionId));
    }

    @Override
    public void changeMedia(String userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled) {
        http.post("/internal/media",
                body("userId", userId, "cameraEnabled", cameraEnabled, "micEnabled", micEnabled));
    }

    @Override
    public void meet(Meeting meeting) {
        http.post("/internal/meetings", body("sessionId", meeting.sessionId(), "waitedUserId",
                meeting.waitedUserId(), "cameUserId", meeting.cameUserId(), "language", meeting.language(),
                "level", meeting.level(), "waitedMs", meeting.waited().toMillis(), "cameMs",
                meeting.came().toMillis()));
    }

    @Override
    public void report(String reporterId, String reportedId, String sessionId, String reason) {
        http.post("/internal/reports", body("reporterId", reporterId, "reportedId", reportedId, "sessionId",
                sessionId, "reason", reason));
    }

    @Override
    public void block(String userId, String blockedUserId) {
        http.post("/internal/blocks", body("userId", userId, "blockedUserId", blockedUserId));
    }

    @Override
    public void deleteUser(String userId, String noticeId) {
        http.post("/internal/notices/deleted", body("userId", userId, "noticeId", noticeId));
    }

    @Override
    public void banUser(String userId, String reason, @Nullable Instant until, String noticeId) {
        http.post("/internal/notices/banned",
                body("userId", userId, "reason", reason, "until", until, "noticeId", noticeId));
    }

    @Override
    public void renameUser(String userId, String name, Instant since, String noticeId) {
        http.post("/internal/notices/renamed",
                body("userId", userId, "name", name, "since", since, "noticeId", noticeId));
    }

    private static Map<String, Object> body(@Nullable Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                body.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return body;
    }

    @Override
    public void close() {
        http.close();
    }
}
