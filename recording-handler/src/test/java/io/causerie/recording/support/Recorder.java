package io.causerie.recording.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What participants' clients do, and what comes of it. */
public final class Recorder {
    private final RecordingRows recordings;
    private final ObjectStore store;
    private final Jobs jobs;
    private final Path directory = Media.temporary();

    Recorder(RecordingRows recordings, ObjectStore store, Jobs jobs) {
        this.recordings = recordings;
        this.store = store;
        this.jobs = jobs;
    }

    /** Sends parts of a second each as one track, which it returns. */
    public String send(int port, Sessions.Session session, String user, double second, List<byte[]> parts) {
        String track = UUID.randomUUID().toString();
        long startMs = Math.round(second * 1000);
        for (int seq = 0; seq < parts.size(); seq++) {
            assertThat(new Client(port, user).part(session.id(), track, seq, startMs + seq * 1000L, 1000,
                    parts.get(seq)).status()).isEqualTo(204);
        }
        return track;
    }

    public Outcome.Files stored(Sessions.Session session) {
        return outcome(session, RecordingStatus.STORED).files();
    }

    public String failed(Sessions.Session session) {
        return outcome(session, RecordingStatus.FAILED).failure();
    }

    public Outcome outcome(Sessions.Session session, RecordingStatus status) {
        await().atMost(Duration.ofSeconds(120)).until(
                () -> recordings.find(session.id()).orElseThrow().outcome().status() == status
                        && jobs.of(List.of(session.id())).isEmpty());
        return recordings.find(session.id()).orElseThrow().outcome();
    }

    public Path fetch(String key) {
        Path file = directory.resolve(UUID.randomUUID().toString());
        assertThat(store.download(key, file, Long.MAX_VALUE)).isPresent();
        return file;
    }

    public Manifest manifest(Outcome.Files files) {
        try {
            return JsonMapper.shared().readValue(Files.readString(fetch(files.manifestKey())),
                    Manifest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
