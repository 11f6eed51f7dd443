package io.causerie.eventlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.CommitStoreContract;
import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.TestCommits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCommitStoreTest extends CommitStoreContract {
    @TempDir
    Path directory;

    @Override
    protected CommitStore open() {
        return SqliteCommitStore.open(directory.resolve("log"));
    }

    @Test
    void aDirectoryIsForOneStoreAtATime() {
        Path log = directory.resolve("log");

        assertThatThrownBy(() -> SqliteCommitStore.open(log)).isInstanceOf(DirectoryLocked.class)
                .hasMessageContaining("in use by another process").hasMessageContaining(log.toString());
    }

    @Test
    void aFileInTheWayOfTheDirectoryIsSaidClearly() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> SqliteCommitStore.open(file)).isInstanceOf(DirectoryNotUsable.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidClearly() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("log.sqlite"), "not a database".repeat(100));

        assertThatThrownBy(() -> SqliteCommitStore.open(other)).isInstanceOf(DirectoryNotUsable.class);
    }

    @Test
    void aLogOfANewerVersionIsNotTouched() throws Exception {
        Path newer = Files.createDirectory(directory.resolve("newer"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + newer.resolve("log.sqlite"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> SqliteCommitStore.open(newer)).isInstanceOf(DirectoryNotUsable.class)
                .hasMessageContaining("newer");
    }

    @Test
    void aRefusedDirectoryIsNotKeptLocked() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        Path database = Files.writeString(other.resolve("log.sqlite"), "not a database".repeat(100));
        assertThatThrownBy(() -> SqliteCommitStore.open(other)).isInstanceOf(DirectoryNotUsable.class);
        Files.delete(database);

        SqliteCommitStore.open(other).close();
    }

    @Test
    void readingAlongsideAWriterSeesItsCommitsAndCannotWrite() {
        try (CommitStore writer = SqliteCommitStore.open(directory.resolve("shared"));
                CommitStore reader = SqliteCommitStore.openForReading(directory.resolve("shared"))) {
            var commit = TestCommits.commit(null, TestCommits.event("a", 0));
            writer.append(commit);

            assertThat(reader.last()).contains(commit);
            assertThat(reader.isExclusive()).isFalse();
            assertThatThrownBy(() -> reader.append(commit)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 99, 0})
    void anEventThatNoCommitHoldsIsFoundOnVerifying(long position) throws Exception {
        Path log = directory.resolve("stray");
        try (CommitStore store = SqliteCommitStore.open(log)) {
            store.append(TestCommits.commit(null, TestCommits.event("a", 0), TestCommits.event("a", 1)));
            assertThat(new LogVerifier(store).verify(reached -> {}).isIntact()).isTrue();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + log.resolve("log.sqlite"));
                    var statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO events VALUES (" + position
                        + ", 'id', 'Talk', 'b', 0, 'talk.Said', '1', '{}', '{}')");
            }

            LogVerifier.Report report = new LogVerifier(store).verify(reached -> {});

            assertThat(report.commits()).isEqualTo(1);
            assertThat(report.broken()).isNotNull()
                    .satisfies(broken -> assertThat(broken.kind()).hasToString("STRAY"))
                    .satisfies(broken -> assertThat(broken.position()).isEqualTo(position));
        }
    }
}
