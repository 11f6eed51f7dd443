package io.causerie.eventlog;

import com.mongodb.client.MongoClients;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A process that appends as fast as it can until it is killed, and writes a line for what it was told is
 * stored. {@code argv}: sqlite directory | mongo uri database; then the step to stop at, to be killed there.
 */
final class KilledWriter {
    private static final int CALLERS = 8;
    private static final int COMMITS_BEFORE_STOPPING = 5;

    /** Where a writer can be stopped. */
    enum Step {
        NOWHERE, BEFORE_INSERT, AFTER_INSERT, BEFORE_ACKNOWLEDGING
    }

    private KilledWriter() {}

    static void main(String[] arguments) throws InterruptedException {
        boolean sqlite = arguments[0].equals("sqlite");
        Step step = Step.valueOf(arguments[sqlite ? 2 : 3]);
        CommitStore store = sqlite
                ? SqliteCommitStore.open(Path.of(arguments[1]))
                : new MongoCommitStore(MongoClients.create(arguments[1]).getDatabase(arguments[2]), "commits",
                        Duration.ofSeconds(5));
        CommitLog log = new CommitLog(staged(store, step), Clock.systemUTC(), CommitLogLimits.DEFAULT);
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofVirtual().start(() -> appendForever(log, step));
        }
        new CountDownLatch(1).await();
    }

    private static CommitStore staged(CommitStore store, Step step) {
        StagedStore staged = new StagedStore(store);
        for (int i = 0; i < COMMITS_BEFORE_STOPPING; i++) {
            staged.next(CommitStore::append);
        }
        return switch (step) {
            case NOWHERE, BEFORE_ACKNOWLEDGING -> staged;
            case BEFORE_INSERT -> staged.next((real, commit) -> stop(commit));
            case AFTER_INSERT -> staged.next((real, commit) -> {
                real.append(commit);
                stop(commit);
            });
        };
    }

    private static void stop(Commit commit) throws InterruptedException {
        say("stopped " + commit.events().getFirst().id());
        new CountDownLatch(1).await();
    }

    private static void appendForever(CommitLog log, Step step) {
        for (int i = 0;; i++) {
            StoredEvent event = TestCommits.event(UUID.randomUUID().toString(), 0);
            log.append(List.of(event));
            if (step == Step.BEFORE_ACKNOWLEDGING && i == COMMITS_BEFORE_STOPPING) {
                say("stopped " + event.id());
                return;
            }
            say("stored " + event.id());
        }
    }

    private static synchronized void say(String line) {
        IO.println(line);
    }
}
