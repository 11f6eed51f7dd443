package io.causerie.eventlog.deadline;

import io.causerie.eventlog.deadline.DeadlineStore.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at deadlines when they are due: a timer for those known here, a poll for those that others scheduled or left
 * behind, and a virtual thread for each that is claimed, up to a limit.
 */
final class DeadlineRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineRunner.class);
    private static final int POLL_LIMIT = 10_000;
    private static final int LONGEST_ERROR = 500;
    private static final Duration SHORTEST_LOOK_AHEAD = Duration.ofMinutes(1);
    private static final Duration STORE_PAUSE = Duration.ofMillis(500);
    /** How soon to look again at a deadline whose handler is still running here. */
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);

    /** Tells whoever it may concern. */
    interface Told {
        void tell(StoredDeadline deadline) throws Throwable;
    }

    private final DeadlineStore store;
    private final DeadlineProperties properties;
    private final Clock clock;
    private final Told told;
    private final DueQueue queue;
    private final Semaphore permits;
    private final StoreWatch watch = new StoreWatch();
    private final DeadlineCounts counts;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService handlers = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("deadline-", 0).factory());
    private volatile boolean stopped;
    private final Thread timer = Thread.ofPlatform().daemon().name("deadlines-timer")
            .unstarted(this::runTimer);
    private final Thread poller = Thread.ofPlatform().daemon().name("deadlines-poll")
            .unstarted(this::runPoller);

    DeadlineRunner(DeadlineStore store, DeadlineProperties properties, Clock clock, Told told,
            DeadlineCounts counts) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
        this.told = told;
        this.counts = counts;
        this.queue = new DueQueue(clock);
        this.permits = new Semaphore(properties.concurrency());
    }

    void start() {
        timer.start();
        poller.start();
    }

    void stop() {
        stopped = true;
        timer.interrupt();
        poller.interrupt();
        handlers.shutdown();
        try {
            if (!handlers.awaitTermination(properties.stopGrace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Deadline handlers did not end within {}; their deadlines will be tried again",
                        properties.stopGrace());
                handlers.shutdownNow();
            }
        } catch (InterruptedException e) {
            handlers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers an entry, if no poll will find it in time. */
    void expect(Entry entry) {
        if (entry.wakeAt().isBefore(clock.instant().plus(lookAhead()))) {
            queue.offer(entry);
        }
    }

    int expected() {
        return queue.size();
    }

    private Duration lookAhead() {
        Duration twoPolls = properties.pollInterval().multipliedBy(2);
        return twoPolls.compareTo(SHORTEST_LOOK_AHEAD) > 0 ? twoPolls : SHORTEST_LOOK_AHEAD;
    }

    private void runTimer() {
        try {
            while (!stopped) {
                permits.acquire();
                Entry due = queue.take();
                handlers.execute(() -> {
                    try {
                        handle(due);
                    } finally {
                        permits.release();
                    }
                });
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            LOG.debug("The timer of deadlines ends", e);
        }
    }

    private void runPoller() {
        boolean prepared = false;
        try {
            while (!stopped) {
                Duration pause = STORE_PAUSE;
                try {
                    if (!prepared) {
                        prepare();
                        prepared = true;
                    }
                    pause = poll();
                    watch.there();
                } catch (RuntimeException e) {
                    watch.away(e);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            LOG.debug("The poll for deadlines ends", e);
        }
    }

    private void prepare() {
        store.createIndexes();
        if (properties.exclusive()) {
            store.voidForeignClaims(clock.instant());
        }
    }

    private Duration poll() {
        List<Entry> waking = store.wakingUntil(clock.instant().plus(lookAhead()), POLL_LIMIT);
        waking.forEach(queue::offer);
        return waking.size() == POLL_LIMIT ? STORE_PAUSE : properties.pollInterval();
    }

    private void handle(Entry due) {
        if (!running.add(due.id())) {
            queue.offer(due.at(clock.instant().plus(BUSY_PAUSE)));
            return;
        }
        try {
            String claimed = DeadlineStore.newVersion();
            claim(due, claimed).ifPresent(document -> tell(document, due.id(), claimed));
            watch.there();
        } catch (RuntimeException e) {
            watch.away(e);
        } finally {
            running.remove(due.id());
        }
    }

    private Optional<Document> claim(Entry due, String claimed) {
        Instant now = clock.instant();
        try {
            return store.claim(due, claimed, now.plus(properties.lease()));
        } catch (RuntimeException e) {
            // It may have been stored all the same: then it is the second that holds.
            queue.offer(due.at(now.plus(STORE_PAUSE)));
            queue.offer(new Entry(due.id(), claimed, now.plus(STORE_PAUSE)));
            throw e;
        }
    }

    private void tell(Document document, String id, String claimed) {
        int attempts = document.getInteger("attempts", 0) + 1;
        try {
            StoredDeadline deadline = StoredDeadline.from(document);
            if (attempts == 1) {
                counts.fired(Duration.between(deadline.dueAt(), clock.instant()));
            }
            told.tell(deadline);
        } catch (Throwable e) {
            retryLater(id, claimed, attempts, e);
            return;
        }
        store.done(claimed);
    }

    private void retryLater(String id, String claimed, int attempts, Throwable cause) {
        counts.retried.increment();
        if (Integer.bitCount(attempts) == 1) {
            LOG.warn("Deadline {} failed for the {}. time and will be tried again", id, attempts, cause);
        }
        Duration pause = properties.pauseAfter(attempts);
        expect(store.retry(id, claimed, clock.instant().plus(pause), errorOf(cause)));
    }

    private static String errorOf(Throwable cause) {
        String error = cause.toString();
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
