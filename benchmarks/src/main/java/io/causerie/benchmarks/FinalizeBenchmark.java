package io.causerie.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.causerie.benchmarks.Benchmarks.Lines;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** How long the files of a recorded session take, and how much memory, beside ffmpeg run by hand on the same media. */
final class FinalizeBenchmark implements Benchmarks.Benchmark {
    private static final String PLAIN = "plain ffmpeg";
    private static final String OURS = "recording handler";
    private static final int ROUNDS = 3;
    private static final long MEGABYTE = 1024 * 1024;
    /** What the process and ffmpeg may have together. */
    private static final long LIMIT = 200 * MEGABYTE;
    /** Those of docker-compose.yml. */
    private static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1", "-Xss512k",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    private static final List<String> ENVIRONMENT = List.of("env", "MALLOC_ARENA_MAX=1");

    private final Scale scale;
    private long idle;
    private long peak;

    FinalizeBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        Scale.Spoken session = scale.session();
        try (TempDirectory temp = new TempDirectory("finalize")) {
            Path spoken = Files.createDirectory(temp.path().resolve("spoken"));
            Path plain = Files.createDirectory(temp.path().resolve("plain"));
            SpokenParts parts = SpokenParts.of(session, spoken);
            out.line("A session of %s with %d speakers, in parts of %s".formatted(session.time(),
                    session.speakers(), SpokenParts.PART));
            Figures figures = new Figures("finalize", PLAIN);
            try (S3Process s3 = S3Process.start(temp.path())) {
                Handlers handlers = new Handlers(temp.path(), s3.uri());
                handlers.train(parts);
                Optional<MemoryLimit> limit = MemoryLimit.of(LIMIT);
                try (MongoProcess mongo = MongoProcess.start(temp.path(), "rows");
                        ChildJvm handler = handlers.start(limit, mongo)) {
                    LongSupplier used = limit.<LongSupplier>map(group -> group::used)
                            .orElse(() -> Resident.of(handler.process()));
                    Turns.take(scale.withRounds(Math.min(ROUNDS, scale.rounds())),
                            List.of(counts -> plain(parts, plain, figures, counts),
                                    counts -> ours(handler, used, parts, figures, counts)));
                }
                figures.tell(out);
                tellMemory(out, limit.isPresent());
            }
        }
    }

    /** Recording handlers, each with a log and rows of its own. */
    private record Handlers(Path directory, URI s3, String classPath, Path cache) {
        Handlers(Path directory, URI s3) {
            this(directory, s3, ClassPath.ofJars(directory), directory.resolve("handler.aot"));
        }

        /** Notes which classes it takes to finalize a session, as the image is built with. */
        void train(SpokenParts parts) throws Exception {
            try (MongoProcess mongo = MongoProcess.start(directory, "training");
                    ChildJvm handler = start(List.of(), "-XX:AOTCacheOutput=" + cache, mongo,
                            "training-log")) {
                handler.ask(Round.class,
                        "finalize " + handler.ask(String.class, "record " + parts.directory()));
            }
        }

        ChildJvm start(Optional<MemoryLimit> limit, MongoProcess mongo) throws Exception {
            ChildJvm handler = start(limit.map(MemoryLimit::prefix).orElse(List.of()),
                    "-XX:AOTCache=" + cache,
                    mongo, "log");
            handler.ask(Boolean.class, "ready");
            return handler;
        }

        private ChildJvm start(List<String> prefix, String option, MongoProcess mongo, String log)
                throws Exception {
            List<String> command = Stream.concat(prefix.stream(), ENVIRONMENT.stream()).toList();
            List<String> options = Stream.concat(OPTIONS.stream(), Stream.of(option)).toList();
            return ChildJvm.start(HandlerSystem.class, directory,
                    new ChildJvm.How(command, options, classPath), List.of(mongo.uri(), s3.toString(),
                            Files.createDirectory(directory.resolve(log)).toString()));
        }
    }

    private void plain(SpokenParts parts, Path directory, Figures figures, boolean counts)
            throws Exception {
        long cpu = Cpu.nanosWithChildren();
        long start = System.nanoTime();
        Ffmpeg.finalizes(parts.whole(), directory);
        long nanos = System.nanoTime() - start;
        if (counts) {
            figures.add(PLAIN, new Round(seconds(), nanos, Cpu.nanosWithChildren() - cpu, nanos, nanos));
        }
    }

    private void ours(ChildJvm handler, LongSupplier used, SpokenParts parts, Figures figures, boolean counts)
            throws Exception {
        String session = handler.ask(String.class, "record " + parts.directory());
        idle = Math.max(idle, used.getAsLong());
        try (Peak memory = new Peak(used)) {
            Round round = handler.ask(Round.class, "finalize " + session);
            peak = Math.max(peak, memory.highest());
            if (counts) {
                figures.add(OURS,
                        new Round(seconds(), round.nanos(), round.cpuNanos(), round.nanos(), round.nanos()));
            }
        }
    }

    /** What is counted: seconds of the session, so that "per second" is how much faster than the session it went. */
    private long seconds() {
        return scale.session().time().toSeconds();
    }

    private void tellMemory(Lines out, boolean limited) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("limitMegabytes", limited ? LIMIT / MEGABYTE : null);
        figures.put("idleMegabytes", idle / MEGABYTE);
        figures.put("peakMegabytes", peak / MEGABYTE);
        out.line(limited
                ? "The recording handler and ffmpeg ran within %s MB; beside pages of files they had %s MB before, %s MB at most"
                        .formatted(LIMIT / MEGABYTE, idle / MEGABYTE, peak / MEGABYTE)
                : "No control group could be made: the recording handler and ffmpeg occupied %s MB before, %s MB at most, pages of files included"
                        .formatted(idle / MEGABYTE, peak / MEGABYTE));
        out.line(new ObjectMapper()
                .writeValueAsString(Map.of("benchmark", "finalize-memory", "figures", figures)));
    }
}
