package io.causerie.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.causerie.benchmarks.Benchmarks.Lines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the files of a recorded session take, and how much memory, beside ffmpeg run by hand on the same media. */
final class FinalizeBenchmark implements Benchmarks.Benchmark {
    private static final String PLAIN = "plain ffmpeg";
    private static final String OURS = "recording handler";
    private static final int ROUNDS = 3;
    private static final long MEGABYTE = 1024 * 1024;
    /** With 48 MB it cannot hold the pieces that it uploads; the rest of a JVM's memory is code. */
    private static final List<String> OPTIONS = List.of("-Xmx96m", "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1", "-Xss512k");

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
            try (MongoProcess mongo = MongoProcess.start(temp.path(), "rows");
                    S3Process s3 = S3Process.start(temp.path());
                    ChildJvm handler = ChildJvm.start(HandlerSystem.class, temp.path(), OPTIONS,
                            List.of(mongo.uri(), s3.uri().toString(),
                                    Files.createDirectory(temp.path().resolve("log")).toString()))) {
                handler.ask(Boolean.class, "ready");
                Turns.take(scale.withRounds(Math.min(ROUNDS, scale.rounds())),
                        List.of(counts -> plain(parts, plain, figures, counts),
                                counts -> ours(handler, parts, figures, counts)));
            }
            figures.tell(out);
            tellMemory(out);
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

    private void ours(ChildJvm handler, SpokenParts parts, Figures figures, boolean counts) throws Exception {
        String session = handler.ask(String.class, "record " + parts.directory());
        idle = Math.max(idle, Resident.of(handler.process()));
        try (Resident resident = new Resident(handler.process())) {
            Round round = handler.ask(Round.class, "finalize " + session);
            peak = Math.max(peak, resident.peak());
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

    private void tellMemory(Lines out) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("idleMegabytes", idle / MEGABYTE);
        figures.put("peakMegabytes", peak / MEGABYTE);
        out.line("The recording handler's memory, children included: %s MB before, %s MB at most".formatted(
                figures.get("idleMegabytes"), figures.get("peakMegabytes")));
        out.line(new ObjectMapper()
                .writeValueAsString(Map.of("benchmark", "finalize-memory", "figures", figures)));
    }
}
