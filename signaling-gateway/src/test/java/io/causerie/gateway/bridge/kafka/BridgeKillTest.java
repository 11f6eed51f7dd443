package io.causerie.gateway.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.gateway.bridge.CheckReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 between telling and noting it, twenty times under load: nothing is missing, what is told twice has the same id. */
class BridgeKillTest {
    private static final int KILLS = 20;
    private static final int MOST_BATCHES = 4;

    @TempDir
    Path directory;

    @Test
    void twenty_kills_lose_nothing_and_reorder_nothing() throws Exception {
        var mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        String uri = "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort();
        var random = new Random(5);
        try (var broker = new Broker()) {
            for (int kill = 0; kill < KILLS; kill++) {
                kill(uri, broker.address(), random.nextInt(MOST_BATCHES));
            }
            try (var site = new Site(directory, uri, broker.address())) {
                site.bridge();
                long head = site.log.log().head();
                await().atMost(Duration.ofSeconds(60)).until(() -> site.told.read() == head);
                List<Told> told = Told.on(broker.address(), Site.LIMITS.topic());
                assertThat(told).as("some of it twice").hasSizeGreaterThan((int) head);
                assertThat(Told.contents(told)).as("by id").hasSize((int) head)
                        .allSatisfy((_, contents) -> assertThat(contents).hasSize(1));
                assertThat(Told.positionsByKey(told)).hasSize(7)
                        .allSatisfy((_, positions) -> assertThat(positions).isSorted());
                assertSound(site, head);
            }
        } finally {
            mongo.shutdownNow();
        }
    }

    /** The product's own check says the same. */
    private static void assertSound(Site site, long head) {
        int range = Site.LIMITS.checkRange();
        long repeated = 0;
        for (long from = 1; from <= head; from += range) {
            CheckReport report = site.check(Long.toString(from), Long.toString(from + range - 1));
            assertThat(report.sound()).as("%s", report).isTrue();
            assertThat(report.found()).isEqualTo(report.expected());
            repeated += report.duplicates().count();
        }
        assertThat(repeated).isPositive();
    }

    private void kill(String mongo, String brokers, int batches) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                KilledBridge.class.getName(), directory.toString(), mongo, brokers,
                Integer.toString(batches)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(KilledBridge.TOLD::equals)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
