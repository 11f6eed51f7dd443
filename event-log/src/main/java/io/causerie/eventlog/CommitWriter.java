package io.causerie.eventlog;

import io.causerie.eventlog.CommitStore.PositionTaken;
import io.causerie.eventlog.CommitStore.SequenceTaken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one batch at a time at the log's end, and answers each append in it exactly once. */
final class CommitWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);
    private static final long FIRST_PAUSE_MILLIS = 2;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final CommitStore store;
    private final LogTail tail;
    private final Clock clock;
    private final CommitLogMonitor monitor;
    private boolean away;

    CommitWriter(CommitStore store, LogTail tail, Clock clock, CommitLogMonitor monitor) {
        this.store = store;
        this.tail = tail;
        this.clock = clock;
        this.monitor = monitor;
    }

    void write(List<PendingAppend> batch) throws InterruptedException {
        List<PendingAppend> left = new ArrayList<>(batch);
        @Nullable
        Commit unsettled = null;
        @Nullable
        StoreUnavailable failure = null;
        boolean behind = false;
        long pause = FIRST_PAUSE_MILLIS;
        while (!left.isEmpty()) {
            refuseLate(left, unsettled != null, failure);
            if (left.isEmpty()) {
                return;
            }
            try {
                if (behind) {
                    // The winner's commit may not be readable yet (not on a majority): then try again.
                    pause = tail.catchUp(store) ? FIRST_PAUSE_MILLIS : pause(pause);
                    behind = false;
                }
                Commit commit = unsettled == null ? follow(left) : unsettled;
                unsettled = commit;
                store.append(commit);
                tail.append(commit);
                monitor.committed(left.size());
                answer(left, commit);
                cameBack();
            } catch (PositionTaken e) {
                unsettled = null;
                behind = true;
            } catch (SequenceTaken e) {
                unsettled = null;
                refuse(left, append -> append.keys().stream().anyMatch(e.keys()::contains), e);
            } catch (StoreUnavailable e) {
                wentAway(e);
                failure = e;
                pause = pause(pause);
            }
        }
    }

    private void wentAway(StoreUnavailable failure) {
        if (!away) {
            LOG.warn("The log's store takes no commits, trying on: {}", failure.getMessage());
        }
        away = true;
    }

    private void cameBack() {
        if (away) {
            LOG.info("The log's store takes commits again");
        }
        away = false;
    }

    private Commit follow(List<PendingAppend> appends) {
        List<StoredEvent> events = appends.stream().flatMap(append -> append.events().stream()).toList();
        return Commit.following(tail.last(store), clock.instant(), events);
    }

    private static void answer(List<PendingAppend> appends, Commit commit) {
        long position = commit.position();
        for (PendingAppend append : appends) {
            append.firstPosition().complete(position);
            position += append.events().size();
        }
        appends.clear();
    }

    private void refuseLate(List<PendingAppend> appends, boolean unsettled,
            @Nullable Throwable cause) {
        if (!unsettled) {
            refuse(appends, PendingAppend::isLate,
                    new StoreUnavailable("the store took nothing in time; nothing was stored", cause));
        } else if (appends.stream().allMatch(PendingAppend::isLate)) {
            tail.doubt();
            refuse(appends, append -> true,
                    new StoreUnavailable("the store did not say in time whether it stored the events",
                            cause));
        }
    }

    private static void refuse(List<PendingAppend> appends, Predicate<PendingAppend> which,
            RuntimeException why) {
        appends.removeIf(append -> {
            boolean refused = which.test(append);
            if (refused) {
                append.firstPosition().completeExceptionally(why);
            }
            return refused;
        });
    }

    private static long pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
    }
}
