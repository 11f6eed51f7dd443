package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.unit.DataSize;

/** What becomes of work that a node left, and of programs that do not end. */
@HandlerTest
class AdoptionTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;
    @Autowired
    private ObjectStore store;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private Clock clock;

    @Test
    void what_a_killed_node_had_claimed_is_done_by_another_and_its_files_go() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        String left = Keys.run(session.id(), 1, "of-the-dead") + "mix.ogg";
        store.put(left, new byte[]{1}, "audio/ogg", Map.of());
        mongo.save(new Job(session.id(), 1, clock.instant(), clock.instant(), "dead",
                clock.instant().plusSeconds(2), true, 0, "mixing", 50, null, 7));
        session.finish(5);

        assertThat(recorder.stored(session).tracks()).hasSize(1);

        assertThat(store.list(Keys.recording(session.id()))).extracting(StoredObject::key).hasSize(3)
                .doesNotContain(left);
    }

    @Test
    void a_lease_that_was_lost_cannot_be_renewed() {
        Jobs jobs = new Jobs(mongo, clock);
        Job job = new Job("lost", 1, clock.instant(), clock.instant().plusSeconds(3600), "me",
                clock.instant(), false, 0, "waiting", 0, null, 3);
        mongo.save(job);

        assertThat(jobs.renew(job, Duration.ofSeconds(5), "mixing", 10)).isTrue();
        assertThat(jobs.renew(job.claimed("me", clock.instant()), Duration.ofSeconds(5), "mixing", 10))
                .isFalse();
        jobs.remove(job);
    }

    @Test
    void a_program_that_takes_too_long_is_ended(@TempDir Path directory) throws Exception {
        Ffmpeg stuck = ffmpeg(directory, "exec sleep 60", Duration.ofMillis(300));

        assertThatThrownBy(() -> stuck.run(directory, List.of(), new Leash(), _ -> {
        })).isInstanceOfSatisfying(FfmpegFailed.class,
                failure -> assertThat(failure.isOutOfTime()).isTrue());
    }

    @Test
    void a_program_is_ended_when_the_work_is_taken_away(@TempDir Path directory) throws Exception {
        Ffmpeg stuck = ffmpeg(directory, "touch started; exec sleep 60", Duration.ofMinutes(5));
        Leash leash = new Leash();
        var run = CompletableFuture.supplyAsync(() -> stuck.run(directory, List.of(), leash, _ -> {
        }));
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(directory.resolve("started")));

        leash.cut();

        await().atMost(Duration.ofSeconds(30)).until(run::isCompletedExceptionally);
        assertThatThrownBy(run::join).hasCauseInstanceOf(Leash.Cut.class);
    }

    @Test
    void a_program_has_no_secrets_and_may_not_write_without_end(@TempDir Path directory) throws Exception {
        Ffmpeg greedy = ffmpeg(directory, "env > env.txt; exec head -c 5000000 /dev/zero > large",
                Duration.ofMinutes(1));

        assertThatThrownBy(() -> greedy.run(directory, List.of(), new Leash(), _ -> {
        })).isInstanceOf(FfmpegFailed.class);

        assertThat(directory.resolve("large")).satisfies(
                file -> assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024));
        assertThat(Files.readAllLines(directory.resolve("env.txt")))
                .allMatch(line -> line.matches("(PATH|HOME|TMPDIR|LANG|PWD|OLDPWD|_|SHLVL|LD_LIBRARY_PATH)=.*"));
    }

    @Test
    void without_ffmpeg_it_is_said_what_to_do() {
        var settings = new FfmpegSettings(Path.of("/no/such/ffmpeg"), true, DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1), Duration.ofSeconds(1), 2);

        assertThatThrownBy(() -> FfmpegLocation.find(settings, null)).isInstanceOf(NoFfmpeg.class)
                .hasMessageContaining("/no/such/ffmpeg").hasMessageContaining("causerie.recording.ffmpeg.path");
    }

    private static Ffmpeg ffmpeg(Path directory, String script, Duration limit) throws Exception {
        Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var settings = new FfmpegSettings(program, true, DataSize.ofMegabytes(512), DataSize.ofMegabytes(1),
                limit, 2);
        return new Ffmpeg(program, settings, new Sandbox(settings));
    }
}
