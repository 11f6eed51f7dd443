package io.causerie.eventlog.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.causerie.eventlog.CommitStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a collection's change stream where the server has them; where it has none, readers poll. */
final class InsertWatch implements CommitStore.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(InsertWatch.class);
    private static final long AWAIT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final MongoCollection<Document> commits;
    private final Runnable wake;
    private final Thread thread;
    private volatile boolean closed;

    private InsertWatch(MongoCollection<Document> commits, Runnable wake) {
        this.commits = commits;
        this.wake = wake;
        this.thread = Thread.ofPlatform().name("event-log-watch").daemon().unstarted(this::run);
    }

    static InsertWatch on(MongoCollection<Document> commits, Runnable wake) {
        InsertWatch watch = new InsertWatch(commits, wake);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (MongoCommandException e) {
                LOG.info("No change stream here, so polling for other processes' appends");
                LOG.debug("The server's answer", e);
                return;
            } catch (MongoException e) {
                LOG.debug("The change stream broke off, trying again", e);
                pause();
            } catch (IllegalStateException e) {
                LOG.debug("The client was closed", e);
                return;
            }
        }
    }

    private void follow() {
        var inserts = List.of(Aggregates.match(Filters.eq("operationType", "insert")),
                Aggregates.project(Projections.include("_id", "operationType", "documentKey")));
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor = commits.watch(inserts)
                .maxAwaitTime(AWAIT_MILLIS, TimeUnit.MILLISECONDS).cursor()) {
            while (!closed) {
                if (cursor.tryNext() != null) {
                    wake.run();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
