package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    @Autowired
    private Erasures erasures;

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
        assertThat(recorder.manifest(recordings.find(session.id()).orElseThrow().outcome().files())
                .names("gone-3")).isFalse();
    }

    @Test
    void those_who_are_erased_together_are_in_no_file_of_the_others() {
        var session = shelf().stored(Duration.ZERO, "twin-1", "twin-2", "bea");

        sessions.eraseSpeechOf("twin-1");
        sessions.eraseSpeechOf("twin-2");

        erased(session, "twin-1");
        Outcome.Files files = erased(session, "twin-2").files();
        assertThat(shelf().files(session)).containsExactlyInAnyOrder(files.mixKey(), files.manifestKey(),
                Shelf.track(session, "bea"));
        assertThat(recorder.manifest(files).participants()).extracting(Manifest.Participant::userId)
                .containsExactly("bea");
    }

    @Test
    void a_session_that_cannot_be_mixed_anew_keeps_nobody_and_no_other_session_waiting() {
        var bad = shelf().stored(Duration.ZERO, "gone-4", "bea");
        store.put(Shelf.track(bad, "bea"), new byte[]{1}, "audio/ogg", Map.of());
        var good = shelf().stored(Duration.ZERO, "gone-4", "bea");

        sessions.eraseSpeechOf("gone-4");

        assertThat(erased(good, "gone-4").files().mixKey()).isIn(shelf().files(good));
        var admin = new Client(port, "root", "admin");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var listed = admin.get("/recordings?status=stored&limit=200").json().path("items");
            assertThat(listed).anySatisfy(item -> {
                assertThat(item.path("sessionId").asString()).isEqualTo(bad.id());
                assertThat(item.at("/erasure/lastError").asString("")).contains("as it was stored");
                assertThat(item.at("/erasure/tries").asInt()).isPositive();
            });
        });
        assertThat(shelf().files(bad)).noneMatch(key -> key.contains("/gone-4/") || key.endsWith("mix.ogg"));

        shelf().put(Shelf.track(bad, "bea"));

        assertThat(erased(bad, "gone-4").files().mixKey()).isIn(shelf().files(bad));
    }

    @Test
    void what_has_been_kept_long_enough_is_deleted_and_what_has_not_is_not() {
        var young = shelf().stored(Duration.ofDays(89), "ali");
        var old = shelf().stored(Duration.ofDays(91), "ali");
        shelf().put(Keys.part(old.id(), "ali", "track", 0));

        recorder.outcome(old, RecordingStatus.EXPIRED);

        await().atMost(Duration.ofSeconds(60)).until(() -> erasures.of(List.of(old.id())).isEmpty());
        assertThat(shelf().files(old)).isEmpty();
        assertThat(shelf().parts(old)).isEmpty();
        assertThat(shelf().files(young)).hasSize(3);
        assertThat(new Client(port, "ali").get("/sessions/" + old.id() + "/recording").json().path("status")
                .asString()).isEqualTo("expired");
    }

    private Shelf shelf() {
        return new Shelf(sessions, store);
    }

    /** Also that nothing is left to do. */
    private Outcome erased(Sessions.Session session, String user) {
        await().atMost(Duration.ofSeconds(60)).until(() -> recordings.find(session.id()).orElseThrow()
                .outcome().erasedUserIds().contains(user)
                && erasures.of(List.of(session.id())).isEmpty());
        return recordings.find(session.id()).orElseThrow().outcome();
    }
}
