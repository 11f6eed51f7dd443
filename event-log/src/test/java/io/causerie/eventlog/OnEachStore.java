package io.causerie.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A log on each store there is, with hands on its appends, and other logs beside it. */
abstract class OnEachStore {
    @Parameter
    StoreKind kind;
    @TempDir
    Path directory;

    StoreKind.Site site;
    StagedStore staged;
    CommitLog log;
    private final List<CommitLog> others = new ArrayList<>();
    final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        site = kind.site(directory);
        staged = new StagedStore(site.store());
        log = new CommitLog(staged, Clock.systemUTC(), CommitLogLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        log.close();
        others.forEach(CommitLog::close);
        site.close();
    }

    CommitLog skewed(long millis) {
        CommitLog other = new CommitLog(new StagedStore(site.store()),
                Clock.offset(Clock.systemUTC(), Duration.ofMillis(millis)), CommitLogLimits.DEFAULT);
        others.add(other);
        return other;
    }

    List<LoggedEvent> readAll() {
        return site.store().read(1, Integer.MAX_VALUE).stream().flatMap(commit -> commit.logged().stream())
                .toList();
    }
}
