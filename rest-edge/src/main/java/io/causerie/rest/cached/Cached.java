package io.causerie.rest.cached;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made anew at most each {@code interval}, and so that making it takes a twentieth of the time at most. Who asks while it
 * is being made gets the one before.
 */
public final class Cached<T> {
    private static final int SHARE = 20;

    private record Made<T>(T value, long until) {}

    private final Supplier<T> maker;
    private final long interval;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made<T> made;

    public Cached(Duration interval, Supplier<T> maker) {
        this.interval = interval.toNanos();
        this.maker = maker;
    }

    public T get() {
        Made<T> known = made;
        if (known == null) {
            making.lock();
        } else if (isFresh(known) || !making.tryLock()) {
            return known.value();
        }
        try {
            Made<T> newest = made;
            return newest != null && isFresh(newest) ? newest.value() : make();
        } finally {
            making.unlock();
        }
    }

    private T make() {
        long begun = System.nanoTime();
        T value = maker.get();
        long ended = System.nanoTime();
        made = new Made<>(value, ended + Math.max(interval, (ended - begun) * SHARE));
        return value;
    }

    private static boolean isFresh(Made<?> made) {
        return made.until() - System.nanoTime() > 0;
    }
}
