package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How fast the slot listing is built anew from the log, beside what reading and writing cost at the least. */
final class ReplayBenchmark implements Benchmarks.Benchmark {
    private final Scale scale;

    ReplayBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        try (TempDirectory temp = new TempDirectory("replay")) {
            Path log = Files.createDirectory(temp.path().resolve("log"));
            try (CommitStore store = SqliteCommitStore.open(log)) {
                out.line("%,d events of slots stored".formatted(Logs.fillWithSlots(store, scale.replayed())));
            }
            try (MongoProcess mongo = MongoProcess.start(temp.path(), "rows");
                    ChildJvm listing = ChildJvm.start(ListingSystem.class, temp.path(), "1g", mongo.uri(),
                            log.toString())) {
                listing.ask(Boolean.class, "ready");
                compare("replay-reading", new Order("rows", "rows through JDBC"),
                        new Order("read", "read and deserialized"), listing, mongo).tell(out);
                compare("replay-writing", new Order("writes", "updates by the driver"),
                        new Order("replay", "into the slot listing"), listing, mongo).tell(out);
            }
        }
    }

    private Figures compare(String name, Order baseline, Order contender, ChildJvm listing,
            MongoProcess mongo)
            throws Exception {
        Figures figures = new Figures(name, baseline.label());
        Turns.take(scale.withRounds(scale.replays()),
                Stream.of(baseline, contender).<Turns.Turn>map(order -> counts -> {
                    long server = mongo.cpuNanos();
                    Round round = listing.ask(Round.class, order.order());
                    if (counts) {
                        figures.add(order.label(), round, mongo.cpuNanos() - server);
                    }
                }).toList());
        return figures;
    }

    private record Order(String order, String label) {}
}
