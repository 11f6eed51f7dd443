package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the slot listing is built anew while it is read and written, beside a replay that nobody disturbs; and what readers notice. It
 * fails if a read does, or finds less than was known before.
 */
final class BlueGreenBenchmark implements Benchmarks.Benchmark {
    private final Scale scale;

    BlueGreenBenchmark(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void run(Lines out) throws Exception {
        ListingSite.with(scale.replayed(), out, (listing, mongo) -> compare(listing, mongo, out));
    }

    private void compare(ChildJvm listing, MongoProcess mongo, Lines out) throws Exception {
        Figures replays = new Figures("blue-green", "replay, nobody there");
        Figures reads = new Figures("blue-green-reads", "no replay");
        List<ListingUse.Seen> all = new ArrayList<>();
        Turns.take(scale.withRounds(scale.replays()), List.of(counts -> {
            long server = mongo.cpuNanos();
            Round round = listing.ask(Round.class, "replay");
            if (counts) {
                replays.add("replay, nobody there", round, mongo.cpuNanos() - server);
            }
        }, counts -> {
            long server = mongo.cpuNanos();
            ListingSystem.Disturbed round = listing.ask(ListingSystem.Disturbed.class, "disturbed");
            all.add(unharmed(round.seen()));
            if (counts) {
                replays.add("while in use", round.replay(), mongo.cpuNanos() - server);
                reads.add("during a replay", round.seen().reads());
            }
        }, counts -> {
            ListingUse.Seen seen = unharmed(
                    listing.ask(ListingUse.Seen.class, "use " + scale.turn().toMillis()));
            if (counts) {
                reads.add("no replay", seen.reads());
            }
        }));
        replays.tell(out);
        reads.tell(out);
        out.line("%,d reads during replays beside %,d writes: 0 failed, 0 went back".formatted(
                all.stream().mapToLong(seen -> seen.reads().operations()).sum(),
                all.stream().mapToLong(ListingUse.Seen::writes).sum()));
    }

    private static ListingUse.Seen unharmed(ListingUse.Seen seen) {
        if (seen.failed() > 0 || seen.back() > 0 || seen.writes() < 2 || seen.reads().operations() == 0) {
            throw new AssertionError("Readers were disturbed: " + seen);
        }
        return seen;
    }
}
