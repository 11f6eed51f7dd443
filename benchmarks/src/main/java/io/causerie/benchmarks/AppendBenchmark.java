package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.CommitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Whether appending slows down as the log grows: the same load on logs that already hold more or fewer events. */
final class AppendBenchmark implements Benchmarks.Benchmark {
    private final Scale scale;

    AppendBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        measure("embedded", scale.embeddedSizes(), LogHome.Embedded::new, out);
        measure("mongo", scale.mongoSizes(), LogHome.Mongo::in, out);
    }

    private void measure(String name, List<Integer> sizes, LogHome.Kind kind, Lines out) throws Exception {
        Figures figures = new Figures("appends-" + name, label(sizes.getFirst()));
        List<Contender> contenders = new ArrayList<>();
        try (TempDirectory temp = new TempDirectory("appends")) {
            try {
                for (int size : sizes) {
                    contenders.add(contender(size, kind, temp.path(), out));
                }
                Turns.take(scale, contenders
                        .stream().<Turns.Turn>map(contender -> counts -> turn(contender, counts, figures))
                        .toList());
            } finally {
                contenders.forEach(contender -> contender.home().close());
            }
        }
        figures.tell(out);
    }

    private static Contender contender(int size, LogHome.Kind kind, Path directory, Lines out)
            throws Exception {
        LogHome home = kind.in(Files.createDirectory(directory.resolve("holding-" + size)));
        Contender contender = new Contender(size, home);
        long start = System.nanoTime();
        try (CommitStore store = home.open(contender.log())) {
            Logs.fill(store, size);
        }
        if (size > 0) {
            out.line("%,d events stored in %,d ms".formatted(size, (System.nanoTime() - start) / 1_000_000));
        }
        return contender;
    }

    private void turn(Contender contender, boolean counts, Figures figures) throws Exception {
        try (CommitStore store = contender.home().open(contender.nextLog());
                CommitLog log = new CommitLog(store, Clock.systemUTC(), CommitLogLimits.DEFAULT)) {
            // The first append of a log looks for its end and makes its index.
            log.append(SampleEvents.registration());
            long server = contender.home().serverCpuNanos();
            Round round = Callers.run(scale.callers(), scale.turn(), () -> {
                log.append(SampleEvents.registration());
                return true;
            });
            if (counts) {
                figures.add(label(contender.size()), round, contender.home().serverCpuNanos() - server);
            }
        }
    }

    private static String label(int size) {
        return size == 0 ? "empty" : "%,d events".formatted(size);
    }

    /** A log that holds {@code size} events, or, for none, a new one each time. */
    private static final class Contender {
        private final int size;
        private final LogHome home;
        private int turns;

        Contender(int size, LogHome home) {
            this.size = size;
            this.home = home;
        }

        int size() {
            return size;
        }

        LogHome home() {
            return home;
        }

        String log() {
            return "commits-" + (size == 0 ? turns : 0);
        }

        String nextLog() {
            turns++;
            return log();
        }
    }
}
