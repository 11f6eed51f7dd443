package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.Client;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is gone after an erasure, and after its time. */
@HandlerTest
class ErasureTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private ObjectStore store;

    @Test
    void who_is_erased_is_in_no_file_and_the_others_still_are() {
        var session = sessions.active(60, "gone-1", "bea");
        recorder.send(port, session, "gone-1", 0, Media.webm(440, 4));
        recorder.send(port, session, "bea", 2, Media.webm(880, 4));
        session.finish(8);
        Outcome.Files before = recorder.stored(session);

        sessions.eraseSpeechOf("gone-1");

        Outcome.Files after = erased(session, "gone-1").files();
        Path mix = recorder.fetch(after.mixKey());
        assertThat(Media.level(mix, 0.2, 3.8, 440)).isLessThan(-55);
        assertThat(Media.level(mix, 2.3, 5.8, 880)).as("still at its own time").isGreaterThan(-30);
        assertThat(Media.level(mix, 0.1, 1.9, 880)).isLessThan(-55);
        assertThat(store.list(Keys.recording(session.id()))).extracting(StoredObject::key)
                .containsExactlyInAnyOrder(after.mixKey(), after.manifestKey(),
                        after.tracks().getFirst().key())
                .doesNotContain(before.mixKey());
        Manifest manifest = recorder.manifest(after);
        assertThat(manifest.tracks()).extracting(Manifest.Track::userId).containsExactly("bea");
        assertThat(manifest.participants()).extracting(Manifest.Participant::userId).containsExactly("bea");
    }

    @Test
    void of_the_only_speaker_nothing_is_left() {
        var session = sessions.active(60, "gone-2");
        recorder.send(port, session, "gone-2", 0, Media.webm(440, 2));
        session.finish(5);
        recorder.stored(session);

        sessions.eraseSpeechOf("gone-2");

        assertThat(erased(session, "gone-2").files().mixKey()).isNull();
        assertThat(store.list(Keys.recording(session.id()))).isEmpty();
    }

    @Test
    void parts_that_were_not_yet_made_into_files_go_too_and_no_more_are_taken() {
        var session = sessions.active(60, "gone-3", "bea");
        recorder.send(port, session, "gone-3", 0, Media.webm(440, 2));
        recorder.send(port, session, "bea", 0, Media.webm(880, 2));

        sessions.eraseSpeechOf("gone-3");

        erased(session, "gone-3");
        assertThat(store.list(Keys.parts(session.id(), "gone-3"))).isEmpty();
        assertThat(new Client(port, "gone-3").part(session.id(), UUID.randomUUID().toString(), 0, 0, 1000,
                Media.webm(440, 1).getFirst()).code()).isEqualTo("consent-required");
        session.finish(5);
        assertThat(recorder.stored(session).tracks()).extracting(Outcome.Track::userId)
                .containsExactly("bea");
    }

    @Test
    void what_has_been_kept_long_enough_is_deleted_and_what_has_not_is_not() {
        var old = stored(Duration.ofDays(91));
        var young = stored(Duration.ofDays(89));

        recorder.outcome(old, RecordingStatus.EXPIRED);

        assertThat(store.list(Keys.recording(old.id()))).isEmpty();
        assertThat(store.list(Keys.recording(young.id()))).hasSize(1);
        assertThat(new Client(port, "ali").get("/sessions/" + old.id() + "/recording").json().path("status")
                .asString()).isEqualTo("expired");
    }

    private Sessions.Session stored(Duration ago) {
        var session = sessions.active(60, "ali").end(5);
        String prefix = Keys.run(session.id(), 1, "run");
        store.put(prefix + "mix.ogg", new byte[]{1}, "audio/ogg", Map.of());
        session.store(new SessionEvent.RecordingStored(session.id(), 1, store.bucket(),
                prefix + "manifest.json", prefix + "mix.ogg",
                List.of(new SessionEvent.Track("ali", "track", prefix + "t.ogg", 0, 1000)), 1000,
                Instant.now().minus(ago)));
        return session;
    }

    private Outcome erased(Sessions.Session session, String user) {
        await().atMost(Duration.ofSeconds(60)).until(() -> recordings.find(session.id()).orElseThrow()
                .outcome().erasedUserIds().contains(user));
        return recordings.find(session.id()).orElseThrow().outcome();
    }
}
