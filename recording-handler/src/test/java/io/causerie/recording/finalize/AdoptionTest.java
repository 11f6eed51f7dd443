package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.causerie.recording.consent.Span;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartType;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
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
                clock.instant().plusSeconds(2), true, 1, 0, 0, null, "mixing", 50, null, 7));
        session.finish(5);

        assertThat(recorder.stored(session).tracks()).hasSize(1);

        assertThat(store.list(Keys.recording(session.id()))).extracting(StoredObject::key).hasSize(3)
                .doesNotContain(left);
    }

    @Test
    void at_whose_files_processes_die_is_given_up() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        mongo.save(new Job(session.id(), 1, clock.instant(), clock.instant(), "dead", clock.instant(), true,
                3, 0, 0, null, "mixing", 50, null, 7));
        session.finish(5);

        assertThat(recorder.failed(session)).isEqualTo("processing-failed");

        assertThat(store.list(Keys.parts(session.id()))).as("kept for another attempt").hasSize(2);
    }

    @Test
    void a_lease_that_was_lost_or_has_run_out_cannot_be_renewed() {
        Jobs jobs = new Jobs(mongo, clock);
        Job job = held("lost", Duration.ofSeconds(60));

        assertThat(jobs.renew(job, Duration.ofSeconds(5), "mixing", 10)).isTrue();
        assertThat(jobs.renew(job.claimed("me", clock.instant()), Duration.ofSeconds(5), "mixing", 10))
                .isFalse();
        Job late = held("late", Duration.ZERO);
        assertThat(jobs.renew(late, Duration.ofSeconds(5), "mixing", 10)).isFalse();
        assertThat(jobs.begin(late)).isFalse();
        jobs.remove(job);
        jobs.remove(late);
    }

    @Test
    void parts_are_refused_as_long_as_nobody_has_let_go_of_the_work() {
        Jobs jobs = new Jobs(mongo, clock);
        Job job = held("held", Duration.ofSeconds(60));
        assertThat(jobs.begin(job)).isTrue();
        mongo.updateFirst(new Query(Criteria.where("_id").is("held")),
                Update.update("leaseUntil", clock.instant()), Job.class);

        assertThat(jobs.isWorkedOn("held")).isTrue();
        jobs.release(job.free(clock.instant().plusSeconds(3600), "retrying"));
        assertThat(jobs.isWorkedOn("held")).isFalse();
        jobs.remove(job);
    }

    private Job held(String session, Duration lease) {
        Job job = new Job(session, 1, clock.instant(), clock.instant().plusSeconds(3600), "me",
                clock.instant().plus(lease), false, 0, 0, 0, null, "waiting", 0, null, 3);
        mongo.save(job);
        return job;
    }

    @Test
    void a_track_that_takes_too_long_is_left_out(@TempDir Path directory) throws Exception {
        var maker = new TrackMaker(ffmpeg(directory, "exec sleep 60", Duration.ofMillis(300)), directory,
                new Leash());
        var skipped = new ArrayList<Skipped>();
        var run = new Run("ali", "t", PartType.WEBM, directory, 0, List.of());

        assertThat(maker.make(new TrackMaker.Cut(run, new Span(0, 1000)), skipped)).isEmpty();

        assertThat(skipped).extracting(Skipped::reason).containsExactly("timed-out");
    }

    @Test
    void a_program_that_takes_too_long_is_ended(@TempDir Path directory) throws Exception {
        Ffmpeg stuck = ffmpeg(directory, "exec sleep 60", Duration.ofMillis(300));

        assertThatThrownBy(() -> stuck.run(directory, List.of(), 0, new Leash()))
                .isInstanceOfSatisfying(FfmpegFailed.class,
                        failure -> assertThat(failure.isOutOfTime()).isTrue());
    }

    @Test
    void a_program_is_ended_when_the_work_is_taken_away(@TempDir Path directory) throws Exception {
        Ffmpeg stuck = ffmpeg(directory, "touch started; exec sleep 60", Duration.ofMinutes(5));
        Leash leash = new Leash();
        var run = CompletableFuture.supplyAsync(() -> stuck.run(directory, List.of(), leash, _ -> {}));
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(directory.resolve("started")));

        leash.cut();

        await().atMost(Duration.ofSeconds(30)).until(run::isCompletedExceptionally);
        assertThatThrownBy(run::join).hasCauseInstanceOf(Leash.Cut.class);
    }

    @Test
    void a_program_has_no_secrets_and_may_not_write_without_end(@TempDir Path directory) throws Exception {
        Ffmpeg greedy = ffmpeg(directory, "env > env.txt; exec head -c 5000000 /dev/zero > large",
                Duration.ofMinutes(1));

        assertThatThrownBy(() -> greedy.run(directory, List.of(), new Leash(), _ -> {}))
                .isInstanceOf(FfmpegFailed.class);

        assertThat(directory.resolve("large")).satisfies(
                file -> assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024));
        assertThat(Files.readAllLines(directory.resolve("env.txt")))
                .allMatch(line -> line
                        .matches("(PATH|HOME|TMPDIR|LANG|PWD|OLDPWD|_|SHLVL|LD_LIBRARY_PATH)=.*"));
    }

    @Test
    void without_ffmpeg_it_is_said_what_to_do() {
        var settings = new FfmpegSettings(Path.of("/no/such/ffmpeg"), true, DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 2);

        assertThatThrownBy(() -> FfmpegLocation.find(settings, null)).isInstanceOf(NoFfmpeg.class)
                .hasMessageContaining("/no/such/ffmpeg")
                .hasMessageContaining("causerie.recording.ffmpeg.path");
    }

    private static Ffmpeg ffmpeg(Path directory, String script, Duration limit) throws Exception {
        Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var settings = new FfmpegSettings(program, true, DataSize.ofMegabytes(512), DataSize.ofMegabytes(1),
                limit.multipliedBy(100), limit, 2);
        return new Ffmpeg(program, settings, new Sandbox(settings));
    }
}
