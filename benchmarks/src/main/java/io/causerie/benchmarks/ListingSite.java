package io.causerie.benchmarks;

import io.causerie.benchmarks.Benchmarks.Lines;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log of events of slots, a {@link ListingSystem} that has read them all, and the server that its rows are in. */
final class ListingSite {
    /** What is measured there. */
    @FunctionalInterface
    interface Work {
        void on(ChildJvm listing, MongoProcess mongo) throws Exception;
    }

    private ListingSite() {}

    /** Made for {@code work}, and gone after it. */
    static void with(int events, Lines out, Work work) throws Exception {
        try (TempDirectory temp = new TempDirectory("listing")) {
            Path log = Files.createDirectory(temp.path().resolve("log"));
            try (CommitStore store = SqliteCommitStore.open(log)) {
                out.line("%,d events of slots stored".formatted(Logs.fillWithSlots(store, events)));
            }
            try (MongoProcess mongo = MongoProcess.start(temp.path(), "rows");
                    ChildJvm listing = ChildJvm.start(ListingSystem.class, temp.path(), "1g", mongo.uri(),
                            log.toString())) {
                listing.ask(Boolean.class, "ready");
                work.on(listing, mongo);
            }
        }
    }
}
