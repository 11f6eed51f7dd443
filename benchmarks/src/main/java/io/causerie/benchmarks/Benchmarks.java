package io.causerie.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks named as arguments ({@code commands}, {@code appends}, {@code replay}, {@code blue-green},
 * {@code finalize}), or all of them. */
public final class Benchmarks {
    private static final String QUICK = "--quick";

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<String> names = List.of(args).stream().filter(arg -> !arg.equals(QUICK)).toList();
        run(names, List.of(args).contains(QUICK) ? Scale.QUICK : Scale.FULL, System.out);
    }

    static void run(List<String> names, Scale scale, PrintStream out) throws Exception {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("commands", new CommandBenchmark(scale));
        all.put("appends", new AppendBenchmark(scale));
        all.put("replay", new ReplayBenchmark(scale));
        all.put("blue-green", new BlueGreenBenchmark(scale));
        all.put("finalize", new FinalizeBenchmark(scale));
        if (!all.keySet().containsAll(names)) {
            throw new IllegalArgumentException("There are " + all.keySet() + ", not all of " + names);
        }
        for (String name : names.isEmpty() ? all.keySet() : names) {
            all.get(name).run(line -> {
                out.println(line);
                out.flush();
            });
        }
    }

    /** Something that is measured; it says what it finds line by line. */
    @FunctionalInterface
    interface Benchmark {
        void run(Lines out) throws Exception;
    }

    /** Where findings go. */
    @FunctionalInterface
    interface Lines {
        void line(String text);
    }
}
