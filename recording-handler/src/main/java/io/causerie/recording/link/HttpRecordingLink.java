package io.causerie.recording.link;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.causerie.rest.link.HttpLink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To a command side that is a process of its own, by its {@code /internal} paths. */
public final class HttpRecordingLink implements RecordingLink, AutoCloseable {
    private record Track(String userId, String trackId, String key, long startMs, long durationMs) {
        static Track of(RecordingCommand.Track track) {
            return new Track(track.userId().value(), track.trackId(), track.key(), track.startMs(),
                    track.durationMs());
        }
    }

    private final HttpLink http;

    public HttpRecordingLink(HttpLink http) {
        this.http = http;
    }

    @Override
    public void stored(RecordingCommand.StoreRecording command) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("attempt", command.attempt());
        body.put("bucket", command.bucket());
        body.put("manifestKey", command.manifestKey());
        body.put("mixKey", command.mixKey());
        body.put("tracks", command.tracks().stream().map(Track::of).toList());
        body.put("durationMs", command.durationMs());
        post(command.sessionId(), "stored", body);
    }

    @Override
    public void failed(RecordingCommand.FailRecording command) {
        post(command.sessionId(), "failed",
                Map.of("attempt", command.attempt(), "reason", command.reason().code()));
    }

    @Override
    public void retry(RecordingCommand.RetryRecording command) {
        post(command.sessionId(), "retry", Map.of());
    }

    @Override
    public void erased(RecordingCommand.MarkErased command) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", command.userId().value());
        putIfThere(body, "replaces", command.replaces());
        putIfThere(body, "mixKey", command.mixKey());
        putIfThere(body, "manifestKey", command.manifestKey());
        post(command.sessionId(), "erased", body);
    }

    @Override
    public void expired(RecordingCommand.ExpireRecording command) {
        post(command.sessionId(), "expired", Map.of());
    }

    private static void putIfThere(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private void post(SessionId session, String what, Map<String, Object> body) {
        http.post("/internal/sessions/" + session.value() + "/recording/" + what, body);
    }

    @Override
    public void close() {
        http.close();
    }
}
