package io.causerie.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causerie.benchmarks.Benchmarks.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of each contender, and what they say: medians, and ratios of rounds that were neighbours in time. */
final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-34s %12s %10s %10s %10s %10s   %s";

    private final String benchmark;
    private final String baseline;
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();
    private final Map<String, List<Long>> serverCpu = new LinkedHashMap<>();

    Figures(String benchmark, String baseline) {
        this.benchmark = benchmark;
        this.baseline = baseline;
    }

    void add(String contender, Round round) {
        rounds.computeIfAbsent(contender, name -> new ArrayList<>()).add(round);
    }

    /** With the CPU time that the MongoDB-protocol server behind the contender took meanwhile. */
    void add(String contender, Round round, long serverCpuNanos) {
        add(contender, round);
        serverCpu.computeIfAbsent(contender, name -> new ArrayList<>())
                .add(serverCpuNanos / 1000 / Math.max(1, round.operations()));
    }

    void tell(Lines out) {
        out.line("");
        out.line(
                benchmark + " (medians; ratio to '" + baseline + "' of the same round, lowest and highest of "
                        + rounds.get(baseline).size() + ")");
        out.line(ROW.formatted("", "per second", "median ms", "p99 ms", "CPU us", "server us",
                "per second, ratio"));
        rounds.keySet().forEach(contender -> out.line(row(contender)));
        out.line(json());
    }

    private String row(String contender) {
        double[] ratios = ratios(contender);
        return ROW.formatted(contender, text("%,.0f", median(contender, Round::perSecond)),
                text("%.2f", median(contender, round -> round.medianNanos() / 1e6)),
                text("%.2f", median(contender, round -> round.p99Nanos() / 1e6)),
                text("%.1f", median(contender, Round::cpuMicrosEach)),
                serverCpu.containsKey(contender) ? text("%.0f", serverCpuMicros(contender)) : "",
                "%s (%s to %s)".formatted(text("%.2f", Medians.of(ratios)),
                        text("%.2f", Medians.least(ratios)),
                        text("%.2f", Medians.most(ratios))));
    }

    private String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        rounds.keySet().forEach(contender -> all.put(contender, summary(contender)));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("benchmark", benchmark);
        line.put("baseline", baseline);
        line.put("rounds", rounds.get(baseline).size());
        line.put("load", rounded(Cpu.load()));
        line.put("figures", all);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> summary(String contender) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("perSecond", Math.round(median(contender, Round::perSecond)));
        summary.put("medianMillis", rounded(median(contender, round -> round.medianNanos() / 1e6)));
        summary.put("p99Millis", rounded(median(contender, round -> round.p99Nanos() / 1e6)));
        summary.put("cpuMicrosEach", rounded(median(contender, Round::cpuMicrosEach)));
        if (serverCpu.containsKey(contender)) {
            summary.put("serverCpuMicrosEach", rounded(serverCpuMicros(contender)));
        }
        double[] ratios = ratios(contender);
        summary.put("ratio", rounded(Medians.of(ratios)));
        summary.put("ratioLowest", rounded(Medians.least(ratios)));
        summary.put("ratioHighest", rounded(Medians.most(ratios)));
        summary.put("medianLatencyRatio", rounded(latencyRatio(contender)));
        return summary;
    }

    private double serverCpuMicros(String contender) {
        return Medians.of(serverCpu.get(contender).stream().mapToDouble(Long::doubleValue).toArray());
    }

    private double median(String contender, ToDoubleFunction<Round> figure) {
        return Medians.of(rounds.get(contender).stream().mapToDouble(figure).toArray());
    }

    private double[] ratios(String contender) {
        return ratios(contender, Round::perSecond);
    }

    private double latencyRatio(String contender) {
        return Medians.of(ratios(contender, Round::medianNanos));
    }

    private double[] ratios(String contender, ToDoubleFunction<Round> figure) {
        List<Round> mine = rounds.get(contender);
        List<Round> base = rounds.get(baseline);
        double[] ratios = new double[Math.min(mine.size(), base.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(mine.get(i)) / figure.applyAsDouble(base.get(i));
        }
        return ratios;
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : -1;
    }
}
