package io.causerie.recording.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That nobody's speech stays on the disk. */
class WorkDirectoryTest {
    @TempDir
    private Path root;

    @Test
    void what_a_killed_process_left_is_deleted_even_if_it_had_our_process_id() throws IOException {
        Path left = Files.createDirectories(root.resolve("dead/job-" + ProcessHandle.current().pid()));
        Files.writeString(left.resolve("part-0"), "speech");
        Files.createFile(root.resolve("dead.lock"));

        new WorkDirectory(root).clean();

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void what_a_living_one_works_on_stays() throws IOException {
        Path job = new WorkDirectory(root).create();
        Files.writeString(job.resolve("part-0"), "speech");

        new WorkDirectory(root).clean();

        assertThat(job.resolve("part-0")).exists();
    }

    @Test
    void a_job_that_is_over_leaves_nothing() throws IOException {
        var work = new WorkDirectory(root);
        Path job = work.create();
        Files.writeString(job.resolve("part-0"), "speech");

        work.delete(job);

        assertThat(job).doesNotExist();
    }
}
