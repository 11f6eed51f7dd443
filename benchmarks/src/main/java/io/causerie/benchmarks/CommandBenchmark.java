package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Registrations through the command gateway on each engine, and what group commit gains over a commit for each append. */
final class CommandBenchmark implements Benchmarks.Benchmark {
    private static final List<String> ENGINES = List.of("memory", "embedded", "mongo");

    private final Scale scale;

    CommandBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        try (TempDirectory temp = new TempDirectory("commands")) {
            commands(temp.path()).tell(out);
            groupCommit(temp.path()).tell(out);
        }
    }

    private Figures commands(Path directory) throws Exception {
        Figures figures = new Figures("commands", ENGINES.getFirst());
        List<Contender> contenders = new ArrayList<>();
        try {
            for (String engine : ENGINES) {
                contenders.add(Contender.start(engine, directory));
            }
            for (Contender contender : contenders) {
                contender.jvm().ask(Boolean.class, "ready");
            }
            Turns.take(scale,
                    contenders
                            .stream().<Turns.Turn>map(contender -> counts -> turn(contender, counts, figures))
                            .toList());
        } finally {
            contenders.forEach(Contender::close);
        }
        return figures;
    }

    private void turn(Contender contender, boolean counts, Figures figures) throws Exception {
        ChildJvm jvm = contender.jvm();
        jvm.ask(Round.class, "offer %d %d".formatted(contender.slots(scale), scale.callers()));
        jvm.ask(Boolean.class, "settle");
        long cpu = jvm.cpuNanos();
        long server = contender.mongo().cpuNanos();
        Round round = jvm.ask(Round.class,
                "register %d %d".formatted(scale.callers(), scale.turn().toMillis()));
        jvm.ask(Boolean.class, "settle");
        contender.took(round.operations());
        if (counts) {
            figures.add(contender.engine(), round.withCpu(jvm.cpuNanos() - cpu),
                    contender.mongo().cpuNanos() - server);
        }
    }

    /** 16 callers again, but of the log alone: the same two events for each append. */
    private Figures groupCommit(Path directory) throws Exception {
        Figures figures = new Figures("group-commit", "one insert and commit each");
        try (RawInserts raw = new RawInserts(directory);
                CommitStore store = SqliteCommitStore.open(Files.createDirectory(directory.resolve("log")));
                CommitLog log = new CommitLog(store, Clock.systemUTC(), CommitLogLimits.DEFAULT)) {
            Turns.Turn each = counts -> add(figures, "one insert and commit each", counts, () -> {
                raw.append(SampleEvents.registration());
                return true;
            });
            Turns.Turn grouped = counts -> add(figures, "the log", counts, () -> {
                log.append(SampleEvents.registration());
                return true;
            });
            Turns.take(scale, List.of(each, grouped));
        }
        return figures;
    }

    private void add(Figures figures, String contender, boolean counts, Callers.Operation operation)
            throws Exception {
        Round round = Callers.run(scale.callers(), scale.turn(), operation);
        if (counts) {
            figures.add(contender, round);
        }
    }

    /** The command side on one engine, with a server of its own for what it derives (and for the log, with mongo). */
    private static final class Contender {
        private final String engine;
        private final MongoProcess mongo;
        private final ChildJvm jvm;
        private long most;

        private Contender(String engine, MongoProcess mongo, ChildJvm jvm) {
            this.engine = engine;
            this.mongo = mongo;
            this.jvm = jvm;
        }

        static Contender start(String engine, Path directory) throws Exception {
            Path own = Files.createDirectory(directory.resolve(engine));
            MongoProcess mongo = MongoProcess.start(own, "mongo");
            return new Contender(engine, mongo,
                    ChildJvm.start(CommandSystem.class, own, "2g", engine, mongo.uri(),
                            own.resolve("log").toString()));
        }

        String engine() {
            return engine;
        }

        MongoProcess mongo() {
            return mongo;
        }

        ChildJvm jvm() {
            return jvm;
        }

        void took(long registrations) {
            most = Math.max(most, registrations);
        }

        /** Enough for twice as many registrations as there ever were in a turn. */
        int slots(Scale scale) {
            return most == 0 ? scale.slots() : (int) Math.clamp(most / 4, 20, 10L * scale.slots());
        }

        void close() {
            jvm.close();
            mongo.close();
        }
    }
}
