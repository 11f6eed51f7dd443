package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.support.Client;
import io.causerie.recording.support.CommandSide;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.S3Server;
import io.causerie.recording.support.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of parts, by what is heard in the files. */
@HandlerTest
class FinalizeTest {
    private static final double HEARD = -30;
    private static final double SILENT = -55;

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private ObjectStore store;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private CommandSide commandSide;
    @Autowired
    private S3Server s3;
    @Autowired
    private Jobs jobs;
    @Autowired
    private Recorder recorder;

    @Test
    void everybody_who_consented_is_heard_at_their_own_time() {
        var session = sessions.active(60, "ali", "-cleo").join(4, "bea", true);
        send(session, "ali", 0, Media.webm(440, 10));
        send(session, "bea", 4, Media.webm(880, 6));
        session.finish(10);

        Outcome.Files files = stored(session);

        Path mix = fetch(files.mixKey());
        assertThat(Media.level(mix, 0.5, 9.5, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 0.2, 3.9, 880)).isLessThan(SILENT);
        assertThat(Media.level(mix, 4.2, 9.5, 880)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 0, 10, 1320)).isLessThan(SILENT);
        assertThat(Media.seconds(mix)).isCloseTo(10, within(0.3));
        assertThat(files.tracks()).extracting(Outcome.Track::userId).containsExactly("ali", "bea");
        assertThat(files.tracks().getLast().startMs()).isEqualTo(4000);
        assertThat(Media.level(fetch(files.tracks().getLast().key()), 0.2, 5, 880)).isGreaterThan(HEARD);
        assertThat(store.list(Keys.parts(session.id()))).as("parts are no longer needed").isEmpty();
        assertThat(commandSide.taken(RecordingCommand.StoreRecording.class)
                .stream().filter(one -> one.sessionId().value().equals(session.id()))).hasSize(1);
    }

    @Test
    void the_manifest_says_what_is_in_the_files() {
        var session = sessions.active(60, "ali", "-cleo");
        String track = send(session, "ali", 1, Media.webm(440, 4));
        session.finish(8);

        Outcome.Files files = stored(session);

        Manifest manifest = recorder.manifest(files);
        assertThat(manifest.schemaVersion()).isEqualTo(1);
        assertThat(manifest.participants()).extracting(Manifest.Participant::userId).containsExactly("ali",
                "cleo");
        assertThat(manifest.participants().getLast().consent()).isEmpty();
        assertThat(manifest.participants().getFirst().consent()).singleElement().satisfies(
                grant -> assertThat(List.of(grant.fromMs(), grant.toMs())).containsExactly(0L, 8000L));
        assertThat(manifest.tracks()).singleElement().satisfies(one -> {
            assertThat(one.trackId()).isEqualTo(track);
            assertThat(one.captured()).containsExactly(new Manifest.Interval(1000, 5000));
            assertThat(one.file().durationMs()).isCloseTo(4000, within(150L));
            assertThat(one.file().sha256()).isEqualTo(Sha256.of(fetch(one.file().key())));
        });
        assertThat(manifest.mix().sha256()).isEqualTo(Sha256.of(fetch(files.mixKey())));
        assertThat(manifest.leftOut()).isEmpty();
    }

    @Test
    void what_was_said_after_a_withdrawal_is_in_no_file() {
        var session = sessions.active(60, "ali", "bea").consent(5.5, "ali", false);
        var parts = Media.webm(440, 10);
        var early = parts.subList(0, 6);
        send(session, "ali", 0, early);
        send(session, "bea", 0, Media.webm(880, 10));
        session.finish(10);

        Outcome.Files files = stored(session);

        Path mix = fetch(files.mixKey());
        assertThat(Media.level(mix, 0.5, 5.3, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 5.5, 9.9, 440)).isLessThan(SILENT);
        Path track = fetch(files.tracks().stream().filter(one -> one.userId().equals("ali")).findFirst()
                .orElseThrow().key());
        assertThat(Media.seconds(track)).isBetween(5.3, 5.5);
    }

    @Test
    void consent_given_again_is_a_track_of_its_own() {
        var session = sessions.active(60, "ali").consent(3, "ali", false).consent(6, "ali", true);
        send(session, "ali", 0, Media.webm(440, 4).subList(0, 3));
        send(session, "ali", 6, Media.webm(440, 3));
        session.finish(10);

        Path mix = fetch(stored(session).mixKey());

        assertThat(Media.level(mix, 0.3, 2.8, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 3.1, 5.9, 440)).isLessThan(SILENT);
        assertThat(Media.level(mix, 6.3, 8.8, 440)).isGreaterThan(HEARD);
    }

    @Test
    void what_one_sends_to_break_things_harms_nobody_else() {
        var session = sessions.active(60, "ali", "noise", "text", "bomb", "cut");
        send(session, "ali", 0, Media.webm(440, 6));
        byte[] noise = new byte[500_000];
        new Random(1).nextBytes(noise);
        System.arraycopy(new byte[]{0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, noise, 0, 4);
        send(session, "noise", 0, List.of(noise, noise));
        byte[] playlist = "....#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes();
        System.arraycopy(noise, 0, playlist, 0, 4);
        send(session, "text", 0, List.of(playlist));
        assertThat(Media.bomb()).hasSizeLessThan(1024 * 1024);
        send(session, "bomb", 0, List.of(Media.bomb()));
        List<byte[]> cut = Media.webm(880, 4);
        send(session, "cut", 0, List.of(cut.get(0), cut.get(1), Arrays.copyOf(cut.get(2), 900)));
        session.finish(6);

        Outcome.Files files = stored(session);

        Path mix = fetch(files.mixKey());
        assertThat(Media.level(mix, 0.5, 5.5, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 0.3, 2, 880)).as("all but the damaged end").isGreaterThan(HEARD);
        assertThat(Media.seconds(mix)).as("ten minutes claimed to be one second").isLessThan(7);
        assertThat(files.tracks()).extracting(Outcome.Track::userId).contains("ali", "cut")
                .doesNotContain("noise", "text");
        assertThat(recorder.manifest(files).leftOut()).extracting(Manifest.LeftOut::userId).contains("noise",
                "text");
    }

    @Test
    void after_a_part_that_is_missing_time_goes_on_rightly() {
        var session = sessions.active(60, "ali", "bea");
        String track = UUID.randomUUID().toString();
        List<byte[]> parts = Media.webm(440, 8);
        for (int seq : List.of(0, 1, 2, 5, 6, 7)) {
            assertThat(new Client(port, "ali").part(session.id(), track, seq, seq * 1000L, 1000,
                    parts.get(seq)).status()).isEqualTo(204);
        }
        send(session, "bea", 0, Media.webm(880, 8));
        session.finish(8);

        Path mix = fetch(stored(session).mixKey());

        assertThat(Media.level(mix, 0.3, 2.8, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 3.2, 4.8, 440)).isLessThan(SILENT);
        assertThat(Media.level(mix, 5.3, 7.8, 440)).isGreaterThan(HEARD);
    }

    @Test
    void ogg_and_mp4_are_taken_too() {
        var session = sessions.active(60, "fox", "safari");
        String track = UUID.randomUUID().toString();
        new Client(port, "fox").part(session.id(), track, "0", "0", "5000", "audio/ogg;codecs=opus",
                Media.ogg(440, 5));
        new Client(port, "safari").part(session.id(), UUID.randomUUID().toString(), "0", "1000", "5000",
                "audio/mp4", Media.mp4(880, 5));
        session.finish(7);

        Outcome.Files files = stored(session);

        Path mix = fetch(files.mixKey());
        assertThat(Media.level(mix, 0.3, 4.7, 440)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 1.3, 5.7, 880)).isGreaterThan(HEARD);
        assertThat(Media.level(mix, 0.1, 0.9, 880)).isLessThan(SILENT);
    }

    @Test
    void more_tracks_than_are_mixed_at_once_are_mixed_in_groups() {
        String[] users = {"u1", "u2", "u3", "u4", "u5", "u6"};
        var session = sessions.active(60, users);
        for (int i = 0; i < users.length; i++) {
            send(session, users[i], i, Media.webm(500 + 250 * i, 2));
        }
        session.finish(8);

        Path mix = fetch(stored(session).mixKey());

        for (int i = 0; i < users.length; i++) {
            assertThat(Media.level(mix, i + 0.3, i + 1.8, 500 + 250 * i)).as(users[i]).isGreaterThan(HEARD);
            assertThat(Media.level(mix, i + 2.1, 8, 500 + 250 * i)).as(users[i]).isLessThan(SILENT);
        }
    }

    @Test
    void without_parts_there_is_no_audio_and_with_bad_ones_only_it_is_unreadable() {
        var silent = sessions.active(60, "ali").finish(5);
        var broken = sessions.active(60, "ali");
        send(broken, "ali", 0,
                List.of(Arrays.copyOf(new byte[]{0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 2000)));
        broken.finish(5);

        assertThat(recorder.failed(silent)).isEqualTo(RecordingFault.NO_AUDIO.code());
        assertThat(recorder.failed(broken)).isEqualTo(RecordingFault.UNREADABLE_AUDIO.code());
        assertThat(store.list(Keys.parts(broken.id()))).as("kept for another attempt").hasSize(1);
    }

    @Test
    void what_comes_after_a_failure_asks_for_another_attempt_by_itself_and_after_the_files_it_is_too_late() {
        var session = sessions.active(60, "ali").finish(5);
        recorder.failed(session);

        send(session, "ali", 0, Media.webm(440, 1));

        assertThat(stored(session).tracks()).hasSize(1);
        assertThat(recordings.find(session.id()).orElseThrow().outcome().attempt()).isEqualTo(2);
        assertThat(new Client(port, "ali").part(session.id(), UUID.randomUUID().toString(), 0, 0, 1000,
                Media.webm(440, 1).getFirst()).code()).isEqualTo("session-ended");
    }

    @Test
    void a_store_that_is_away_is_waited_for() {
        var session = sessions.active(60, "ali");
        send(session, "ali", 0, Media.webm(440, 3));
        s3.goAway();
        session.finish(5);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> job(session).map(job -> job.tries() > 0).orElse(false));
        assertThat(job(session).orElseThrow().faults()).as("nobody's fault").isZero();
        s3.comeBack();

        assertThat(stored(session).tracks()).hasSize(1);
    }

    private Optional<Job> job(Sessions.Session session) {
        return jobs.of(List.of(session.id())).stream().findFirst();
    }

    private String send(Sessions.Session session, String user, double second, List<byte[]> parts) {
        return recorder.send(port, session, user, second, parts);
    }

    private Outcome.Files stored(Sessions.Session session) {
        return recorder.stored(session);
    }

    private Path fetch(String key) {
        return recorder.fetch(key);
    }
}
