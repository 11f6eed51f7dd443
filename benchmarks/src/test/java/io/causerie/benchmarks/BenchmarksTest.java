package io.causerie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Says nothing about speed: only that the benchmarks still run, and that their figures are of something that happened. */
class BenchmarksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void commandsAreCarriedOutOnEachEngine() throws Exception {
        Map<String, JsonNode> figures = figuresOf("commands");

        assertThat(figures).containsOnlyKeys("commands", "group-commit");
        assertThatSomethingHappened(figures.get("commands"), "memory", "embedded", "mongo");
        assertThatSomethingHappened(figures.get("group-commit"), "one insert and commit each", "the log");
    }

    @Test
    void appendsGoToEmptyAndToFilledLogsOfBothStores() throws Exception {
        Map<String, JsonNode> figures = figuresOf("appends");

        assertThat(figures).containsOnlyKeys("appends-embedded", "appends-mongo");
        assertThatSomethingHappened(figures.get("appends-embedded"), "empty", "500 events");
        assertThatSomethingHappened(figures.get("appends-mongo"), "empty", "500 events");
    }

    @Test
    void theSlotListingIsReplayed() throws Exception {
        Map<String, JsonNode> figures = figuresOf("replay");

        assertThat(figures).containsOnlyKeys("replay-reading", "replay-writing");
        assertThatSomethingHappened(figures.get("replay-reading"), "rows through JDBC",
                "read and deserialized");
        assertThatSomethingHappened(figures.get("replay-writing"), "updates by the driver",
                "into the slot listing");
    }

    @Test
    void theSlotListingIsReplayedWhileItIsUsed() throws Exception {
        Map<String, JsonNode> figures = figuresOf("blue-green");

        assertThat(figures).containsOnlyKeys("blue-green", "blue-green-reads");
        assertThatSomethingHappened(figures.get("blue-green"), "replay, nobody there", "while in use");
        assertThatSomethingHappened(figures.get("blue-green-reads"), "no replay", "during a replay");
    }

    @Test
    void theFilesOfASessionAreMade() throws Exception {
        Map<String, JsonNode> figures = figuresOf("finalize");

        assertThat(figures).containsOnlyKeys("finalize", "finalize-memory");
        assertThatSomethingHappened(figures.get("finalize"), "plain ffmpeg", "recording handler");
        assertThat(figures.get("finalize-memory").get("peakMegabytes").asInt())
                .isGreaterThan(figures.get("finalize-memory").get("idleMegabytes").asInt());
    }

    private static void assertThatSomethingHappened(JsonNode figures, String... contenders) {
        assertThat(figures.fieldNames()).toIterable().containsExactlyInAnyOrder(contenders);
        for (String contender : contenders) {
            assertThat(figures.get(contender).get("perSecond").asLong()).as(contender).isPositive();
        }
    }

    private static Map<String, JsonNode> figuresOf(String benchmark) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Benchmarks.run(List.of(benchmark), Scale.SMOKE, new PrintStream(out, true, StandardCharsets.UTF_8));
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().filter(text -> text.startsWith("{"))
                .toList()) {
            JsonNode all = JSON.readTree(line);
            figures.put(all.get("benchmark").asText(), all.get("figures"));
        }
        return figures;
    }
}
