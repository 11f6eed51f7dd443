package io.causerie.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.KilledWriter.Step;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoSite;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real processes, killed with SIGKILL: what they were told is stored has to be there. */
class KillTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int SQLITE_KILLS = 20;
    private static final int MONGO_KILLS = 6;

    private final Random random = new Random();
    private final Set<String> acknowledged = new HashSet<>();

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostOnSqlite() throws Exception {
        for (int kill = 1; kill <= SQLITE_KILLS; kill++) {
            acknowledged.addAll(runAndKill(1 + random.nextInt(300), sqlite(Step.NOWHERE)));
            try (CommitStore store = SqliteCommitStore.open(directory)) {
                assertNothingIsLost(store);
            }
        }
        LOG.info("{} kills, {} acknowledged, 0 lost", SQLITE_KILLS, acknowledged.size());
    }

    @Test
    void nothingAcknowledgedIsLostOnMongo() throws Exception {
        try (MongoSite mongo = MongoSite.embedded()) {
            for (int kill = 1; kill <= MONGO_KILLS; kill++) {
                acknowledged.addAll(runAndKill(1 + random.nextInt(300), mongo(mongo, Step.NOWHERE)));
                assertNothingIsLost(mongo.store());
            }
        }
    }

    @Test
    void aWriterKilledBesideAnotherLeavesNoGap() throws Exception {
        try (MongoSite mongo = MongoSite.embedded()) {
            Process other = start(mongo(mongo, Step.NOWHERE));
            try (BufferedReader othersLines = other.inputReader()) {
                othersLines.readLine();
                acknowledged.addAll(runAndKill(100, mongo(mongo, Step.NOWHERE)));
                acknowledged.addAll(runAndKill(100, mongo(mongo, Step.BEFORE_INSERT)));
            } finally {
                other.destroyForcibly().waitFor();
            }
            assertNothingIsLost(mongo.store());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NOWHERE", mode = EnumSource.Mode.EXCLUDE)
    void aKillAtAnyStepLosesNothingOnSqlite(Step step) throws Exception {
        Killed killed = runToAndKill(sqlite(step));
        try (CommitStore store = SqliteCommitStore.open(directory)) {
            assertStoredAsFarAs(step, killed, store);
        }
        acknowledged.addAll(runAndKill(10, sqlite(Step.NOWHERE)));
        try (CommitStore store = SqliteCommitStore.open(directory)) {
            assertNothingIsLost(store);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NOWHERE", mode = EnumSource.Mode.EXCLUDE)
    void aKillAtAnyStepLosesNothingOnMongo(Step step) throws Exception {
        try (MongoSite mongo = MongoSite.embedded()) {
            Killed killed = runToAndKill(mongo(mongo, step));
            assertStoredAsFarAs(step, killed, mongo.store());
            acknowledged.addAll(runAndKill(10, mongo(mongo, Step.NOWHERE)));
            assertNothingIsLost(mongo.store());
        }
    }

    private void assertStoredAsFarAs(Step step, Killed killed, CommitStore store) {
        acknowledged.addAll(killed.acknowledged());
        assertNothingIsLost(store);
        assertThat(idsIn(store).contains(killed.stoppedWith())).isEqualTo(step != Step.BEFORE_INSERT);
    }

    private void assertNothingIsLost(CommitStore store) {
        assertThat(acknowledged).isNotEmpty();
        assertThat(idsIn(store)).containsAll(acknowledged);
        assertThat(new LogVerifier(store).verify(position -> {}).broken()).isNull();
    }

    private static Set<String> idsIn(CommitStore store) {
        return store.read(1, Integer.MAX_VALUE).stream().flatMap(commit -> commit.events().stream())
                .map(StoredEvent::id).collect(Collectors.toSet());
    }

    private List<String> sqlite(Step step) {
        return List.of("sqlite", directory.toString(), step.name());
    }

    private static List<String> mongo(MongoSite mongo, Step step) {
        return List.of("mongo", mongo.uri(), mongo.databaseName(), step.name());
    }

    private record Killed(List<String> acknowledged, String stoppedWith) {}

    /** Kills it once it has said that {@code enough} are stored; what it said until it died counts. */
    private static List<String> runAndKill(int enough, List<String> arguments) throws Exception {
        return follow(start(arguments), enough).acknowledged();
    }

    private static Killed runToAndKill(List<String> arguments) throws Exception {
        return follow(start(arguments), Integer.MAX_VALUE);
    }

    private static Killed follow(Process writer, int enough) throws Exception {
        List<String> stored = new ArrayList<>();
        String stoppedWith = "";
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("stored ")) {
                    stored.add(line.substring("stored ".length()));
                } else if (line.startsWith("stopped ")) {
                    stoppedWith = line.substring("stopped ".length());
                }
                if (stored.size() == enough || !stoppedWith.isEmpty()) {
                    // Not the process's own method, which closes the pipe with what was said already.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return new Killed(stored, stoppedWith);
    }

    private static Process start(List<String> arguments) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path"));
        List<String> command = Stream
                .concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                        KilledWriter.class.getName()), arguments.stream())
                .toList();
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
