package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import java.util.stream.Stream;

/** How fast the slot listing is built anew from the log, beside what reading and writing cost at the least. */
final class ReplayBenchmark implements Benchmarks.Benchmark {
    private final Scale scale;

    ReplayBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        ListingSite.with(scale.replayed(), out, (listing, mongo) -> {
            compare("replay-reading", new Order("rows", "rows through JDBC"),
                    new Order("read", "read and deserialized"), listing, mongo).tell(out);
            compare("replay-writing", new Order("writes", "updates by the driver"),
                    new Order("replay", "into the slot listing"), listing, mongo).tell(out);
        });
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
