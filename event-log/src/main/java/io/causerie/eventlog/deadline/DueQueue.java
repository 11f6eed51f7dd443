package io.causerie.eventlog.deadline;

import io.causerie.eventlog.deadline.DeadlineStore.Entry;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is due soon, in order. An entry is only a hint: the store says whether it still holds. */
final class DueQueue {
    /** A clock that is set forward is noticed after this. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final Clock clock;
    private final TreeSet<Entry> entries = new TreeSet<>(
            Comparator.comparing(Entry::wakeAt).thenComparing(Entry::version));
    private final Set<String> versions = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    DueQueue(Clock clock) {
        this.clock = clock;
    }

    void offer(Entry entry) {
        lock.lock();
        try {
            if (versions.add(entry.version())) {
                entries.add(entry);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first entry to be due, and removes it. */
    Entry take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Duration wait = entries.isEmpty()
                        ? LONGEST_WAIT
                        : Duration.between(clock.instant(), entries.first().wakeAt());
                if (!wait.isPositive()) {
                    Entry due = entries.removeFirst();
                    versions.remove(due.version());
                    return due;
                }
                Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
                changed.await(bounded.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }
}
