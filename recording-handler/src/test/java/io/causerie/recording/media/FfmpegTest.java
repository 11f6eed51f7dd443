package io.causerie.recording.media;

import io.causerie.recording.consent.Span;
import io.causerie.recording.store.PartType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What becomes of programs that do not end, or do what they should not. */
class FfmpegTest {
    @Test
    void a_track_that_takes_too_much_of_the_processor_is_left_out(@TempDir Path directory) throws Exception {
        var maker = new TrackMaker(ffmpeg(directory, "while :; do :; done", Duration.ofMinutes(5)), directory,
                new Leash());
        var skipped = new ArrayList<Skipped>();
        var run = new Run("ali", "t", PartType.WEBM, directory, 0, List.of());

        assertThat(maker.make(new TrackMaker.Cut(run, new Span(0, 1000)), skipped)).isEmpty();

        assertThat(skipped).extracting(Skipped::reason).containsExactly("timed-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -9 $$", "echo No space left on device >&2; exit 1"})
    void what_the_machine_does_is_not_held_against_a_track(String script, @TempDir Path directory)
            throws Exception {
        var maker = new TrackMaker(ffmpeg(directory, script, Duration.ofMinutes(5)), directory, new Leash());
        var run = new Run("ali", "t", PartType.WEBM, directory, 0, List.of());

        assertThatThrownBy(() -> maker.make(new TrackMaker.Cut(run, new Span(0, 1000)), new ArrayList<>()))
                .isInstanceOf(FfmpegFailed.class);
    }

    @Test
    void a_program_that_takes_too_long_is_ended(@TempDir Path directory) throws Exception {
        Ffmpeg stuck = ffmpeg(directory, "exec sleep 60", Duration.ofMillis(300));

        assertThatThrownBy(() -> stuck.run(directory, List.of(), 0, new Leash()))
                .isInstanceOfSatisfying(FfmpegFailed.class,
                        failure -> assertThat(failure.isOutOfTime() && failure.isOfMachine()).isTrue());
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
                limit, Duration.ofSeconds(1), 2);
        return new Ffmpeg(program, settings, new Sandbox(settings));
    }
}
