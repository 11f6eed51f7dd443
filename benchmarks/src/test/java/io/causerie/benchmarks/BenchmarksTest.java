package io.causerie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says nothing about speed: only that the benchmarks still run, and that their figures are of something that happened. */
class BenchmarksTest {
    @ParameterizedTest
    @CsvSource({"commands,memory", "commands,mongo", "appends,500 events", "replay,into the slot listing"})
    void runsAndFindsFigures(String benchmark, String contender) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Benchmarks.run(List.of(benchmark), Scale.SMOKE, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"" + contender + "\":{\"perSecond\":")
                .doesNotContain("\"perSecond\":0,");
    }
}
