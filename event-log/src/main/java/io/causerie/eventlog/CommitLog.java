package io.causerie.eventlog;

import io.causerie.eventlog.CommitLogMonitor.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as one process writes and reads it. Appends that arrive while a commit is on its way share the
 * next one (group commit), written by a single thread; any number of processes may each have a
 * {@code CommitLog} on the same store.
 */
public final class CommitLog implements LogPosition, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration AFTER_ERROR = Duration.ofMillis(100);

    private final CommitStore store;
    private final CommitLogLimits limits;
    private final LogTail tail = new LogTail();
    private final AppendQueue queue;
    private final CommitWriter writer;
    private final CommitLogMonitor monitor;
    private final Thread thread;
    private final AtomicBoolean saidBeyond = new AtomicBoolean();

    /** The store stays the caller's to close, after this log. */
    public CommitLog(CommitStore store, Clock clock, CommitLogLimits limits) {
        this(store, clock, limits, CommitLogMonitor.NONE);
    }

    /** As {@link #CommitLog(CommitStore, Clock, CommitLogLimits)}, watched by {@code monitor}. */
    public CommitLog(CommitStore store, Clock clock, CommitLogLimits limits, CommitLogMonitor monitor) {
        this(store, clock, limits, new AppendQueue(limits), monitor);
    }

    CommitLog(CommitStore store, Clock clock, CommitLogLimits limits, AppendQueue queue,
            CommitLogMonitor monitor) {
        this.store = store;
        this.limits = limits;
        this.queue = queue;
        this.monitor = monitor;
        this.writer = new CommitWriter(store, tail, clock, monitor);
        this.thread = Thread.ofPlatform().name("event-log-writer").daemon().start(this::writeAll);
    }

    /**
     * Stores {@code events} atomically, in order and next to each other; when this returns they are durable.
     *
     * @return the position of the first
     * @throws CommitStore.SequenceTaken another event has the place of one of them; nothing was stored
     * @throws StoreUnavailable the store did not take them in time; they may yet turn out stored, unless the message says otherwise
     * @throws IllegalArgumentException no event, or more than a commit can hold
     */
    public long append(List<StoredEvent> events) {
        PendingAppend append = new PendingAppend(events, System.nanoTime() + limits.timeout().toNanos());
        if (events.isEmpty() || events.size() > Commit.MAX_EVENTS || append.bytes() > Commit.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an append holds 1 to " + Commit.MAX_EVENTS + " events and at most "
                            + Commit.MAX_BYTES + " bytes, not " + events.size() + " events of "
                            + append.bytes() + " bytes");
        }
        return timed(() -> {
            queue.add(append);
            return await(append);
        });
    }

    private long timed(LongSupplier appending) {
        long began = System.nanoTime();
        Outcome outcome = Outcome.UNAVAILABLE;
        try {
            long position = appending.getAsLong();
            outcome = Outcome.STORED;
            return position;
        } catch (CommitStore.SequenceTaken e) {
            outcome = Outcome.TAKEN;
            throw e;
        } finally {
            monitor.appended(outcome, System.nanoTime() - began);
        }
    }

    private static long await(PendingAppend append) {
        try {
            // The writer answers at the deadline; a little later only if a call to the store hangs.
            return append.firstPosition().get(append.nanosLeft() + TimeUnit.MILLISECONDS.toNanos(250),
                    TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreUnavailable away
                    ? new StoreUnavailable(away.getMessage(), away)
                    : (RuntimeException) e.getCause();
        } catch (TimeoutException e) {
            throw new StoreUnavailable("the store did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while the store was writing", e);
        }
    }

    /**
     * The events after {@code position}, in order and without a gap: at least one unless the log ends there; about {@code limit},
     * more if a commit is larger.
     */
    public List<LoggedEvent> readAfter(long position, int limit) {
        tail.last(store);
        List<Commit> commits = commitsFrom(position + 1, limit);
        if (!commits.isEmpty()) {
            tail.advance(commits.getLast());
        }
        return commits.stream().flatMap(commit -> commit.logged().stream())
                .filter(event -> event.position() > position).toList();
    }

    private List<Commit> commitsFrom(long next, int limit) {
        boolean atKnownEnd = next == tail.nextPosition();
        if (atKnownEnd && knowsTheEnd()) {
            return List.of();
        }
        List<Commit> commits = store.read(next, limit);
        if (!commits.isEmpty() || atKnownEnd) {
            return commits;
        }
        Optional<Commit> begun = store.containing(next);
        if (begun.isEmpty() && next > head() + 1 && saidBeyond.compareAndSet(false, true)) {
            LOG.error(
                    "A reader has seen position {}, but the log ends at {}: it has read another log, or this one"
                            + " was restored from an older back-up. It will see nothing until it is reset",
                    next - 1, head());
        }
        return begun.map(List::of).orElse(List.of());
    }

    /** One aggregate's events, see {@link CommitStore#readAggregate}. */
    public List<LoggedEvent> readAggregate(String aggregateId, long firstSequence, int limit) {
        List<LoggedEvent> events = store.readAggregate(aggregateId, firstSequence, limit);
        if (!events.isEmpty() && events.getLast().position() > position()) {
            // What is decided on was read, so the position has to cover it.
            store.containing(events.getLast().position()).ifPresent(tail::advance);
        }
        return events;
    }

    /** The position of the last event in the store now; 0 if there is none. */
    public long head() {
        tail.last(store);
        if (!knowsTheEnd()) {
            tail.catchUp(store);
        }
        return position();
    }

    /** Nobody else writes, and each commit's fate is known. */
    private boolean knowsTheEnd() {
        return store.isExclusive() && !tail.isInDoubt();
    }

    /** Whether there is somebody to write what is appended; for good false after {@link #close()}. */
    public boolean takesAppends() {
        return thread.isAlive();
    }

    /** The commit that holds the event at {@code position}; empty past the end. */
    public Optional<Commit> containing(long position) {
        return store.containing(position);
    }

    @Override
    public long position() {
        return tail.nextPosition() - 1;
    }

    private void writeAll() {
        boolean open = true;
        while (open) {
            open = writeNext();
        }
    }

    /** Whatever is thrown, also an error as when memory runs out, must not end the one thread that writes. */
    private boolean writeNext() {
        List<PendingAppend> batch = List.of();
        try {
            batch = queue.next();
            if (batch.isEmpty()) {
                return false;
            }
            writer.write(batch);
        } catch (InterruptedException e) {
            LOG.debug("The log's writer was interrupted", e);
            return false;
        } catch (Throwable e) {
            tail.doubt();
            fail(batch, e);
        }
        return true;
    }

    /** Who cannot be told, for want of memory, gives up when their time is over. */
    private static void fail(List<PendingAppend> batch, Throwable fault) {
        try {
            LOG.error("A commit failed in a way nobody foresaw", fault);
            RuntimeException answer = fault instanceof RuntimeException ours
                    ? ours
                    : new StoreUnavailable("an error came between; nobody knows whether it was stored",
                            fault);
            batch.forEach(append -> append.firstPosition().completeExceptionally(answer));
        } catch (Error e) {
            LockSupport.parkNanos(AFTER_ERROR.toNanos());
        }
    }

    /** Writes what is waiting, then stops; takes at most 10 s. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
